import type { CodedObject } from '#lib/nomenclature';
import type { Notice, Repair } from '#lib/notice-formats';

/** Lots of one notice that are learnt from: a hundred addresses of one framework teach no more than these. */
const LOTS = 12;

/** A title that its reader put in: TED's and DECP's are the label of the CPV code, which would teach the code to itself. */
const NOT_THE_BUYERS: readonly string[] = ['OBJECT_CONTRACT/TITLE', 'objet'];

const FRENCH = /(?<![\p{L}'’])(?:des?|du|les?|et|la|pour|en|aux?|d|l)(?![\p{L}])/giu;
const FOREIGN = /(?<!\p{L})(?:the|of|and|for|with|to|der|die|und|für|van|het|een|di|della|per|e|y|los|el)(?!\p{L})/giu;
const READ = 2_000;
/** A French text has a small word among so many, at the least; capitals and lists have fewer than prose */
const SMALL_WORDS = 14;

/**
 * The objects of a notice in the buyer's own words, with the code that it gave: the notice itself, then its lots that have a
 * title of their own. Nothing of notices in another language, nor of those whose title is not the buyer's.
 */
export function codedObjects({ title, text, lots }: Notice, repairs: readonly Repair[] = []): CodedObject[] {
  if (repairs.some(({ code, path }) => code === 'title-missing' && NOT_THE_BUYERS.includes(path))) return [];
  if (!isFrench(`${title} ${text}`)) return [];
  const own = lots.filter((lot) => lot.title !== '' && lot.title !== title).slice(0, LOTS);
  const main = lots.find(({ cpv }) => cpv.length > 0)?.cpv[0];
  return [
    ...(main === undefined ? [] : [{ title, text, cpv: main }]),
    ...own.flatMap((lot) => (lot.cpv[0] === undefined ? [] : [{ title: lot.title, text: lot.text, cpv: lot.cpv[0] }])),
  ];
}

/** Short objects have no small word at all; longer ones have one in a dozen, and fewer foreign ones */
function isFrench(text: string): boolean {
  const read = text.slice(0, READ);
  const french = read.match(FRENCH)?.length ?? 0;
  const words = read.match(/\p{L}{2,}/gu)?.length ?? 0;
  return french >= (read.match(FOREIGN)?.length ?? 0) && french >= Math.floor(words / SMALL_WORDS);
}
