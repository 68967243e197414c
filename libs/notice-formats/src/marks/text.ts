import type { Lever, MarkEvidence } from '#lib/nomenclature';
import { OWN_ARTICLE } from './beneficiaries';
import { clauseHours, clausesIn, criteriaIn } from './clauses';
import { type LotReference, lotReferences, speaksOfSomeLots } from './lot-references';
import type { TextBlock } from './mark-source';
import { reservationsIn } from './reservation';
import { excerptOf, foldedText, type Sentence, sentencesOf } from './sentences';

/** A lever said by words, and the lots it was said of. */
export interface TextFinding {
  lever: Lever;
  articles: string[];
  /** The words cite the article */
  isCited: boolean;
  /** Numbers of lots; `all` of the notice; `some` of them, the words not saying which */
  lots: string[] | 'all' | 'some';
  evidence: MarkEvidence;
}

/** The lots a text may speak of, by number or by name. */
export interface KnownLots {
  numbers: readonly string[];
  /** Folded titles long enough to name a lot, with its number */
  names: readonly { name: string; number: string }[];
}

/** @returns the lots of a notice as texts may name them; a title given to several lots names none */
export function knownLots(lots: readonly { number: string; title: string }[]): KnownLots {
  const names = lots.map((lot) => ({ name: foldedText(lot.title), number: lot.number }));
  const isNaming = (name: string): boolean =>
    name.length >= 10 && names.filter((each) => each.name === name).length === 1;
  return {
    numbers: lots.map((lot) => lot.number),
    names: lots.length > 200 ? [] : names.filter((each) => isNaming(each.name)),
  };
}

const SPEAKS_OF_LEVERS =
  /reserv|2113|insertion|social|environ|clause|emploi|seul|exclusiv|uniquement|durable|ecolog|carbone|rse|handicap/;

/**
 * The levers that a text says.
 * @param home number of the lot the text belongs to, null when it speaks for the notice
 */
export function findInText(block: TextBlock, home: string | null, known: KnownLots): TextFinding[] {
  const sentences = sentencesOf(block.text);
  return sentences.flatMap((sentence, index) => {
    if (!SPEAKS_OF_LEVERS.test(sentence.plain)) return [];
    const here: Here = { path: block.path, sentence, next: sentences[index + 1], home, known };
    return block.role === 'criterion' ? inCriterion(here) : inWords(here);
  });
}

/** A sentence where it stands. */
interface Here {
  path: string;
  sentence: Sentence;
  next: Sentence | undefined;
  home: string | null;
  known: KnownLots;
}

function inCriterion(here: Here): TextFinding[] {
  const lots = here.home === null ? 'all' : [here.home];
  return criteriaIn(here.sentence).map((said) => finding(here, said, lots));
}

function inWords(here: Here): TextFinding[] {
  const references = lotReferences(here.sentence.plain, here.known.numbers);
  const reservations = reservationsIn(here.sentence, here.next, references);
  const reserved = reservations.flatMap((said) => {
    const lots = said.lots ?? lotsAround(here, references);
    if (said.beneficiaries.length === 0) return [finding(here, { lever: 'reserved-unspecified', at: said.at }, lots)];
    return said.beneficiaries.map((to) => {
      const articles = [...new Set([OWN_ARTICLE[to.lever], ...to.articles])];
      return { ...finding(here, { lever: to.lever, at: said.at }, lots), articles, isCited: to.isCited };
    });
  });
  // who is reserved for is often described by what they do: only a clause named as such is another lever
  const mayHoldClauses = reservations.length === 0 || /\bclause|\bheures?\b/.test(here.sentence.plain);
  return mayHoldClauses ? [...reserved, ...clausesOf(here, references)] : reserved;
}

function clausesOf(here: Here, references: readonly LotReference[]): TextFinding[] {
  return clausesIn(here.sentence).flatMap((said) => {
    const named = references.findLast((reference) => reference.at <= said.at);
    const lots = named?.numbers ?? (references.length > 0 ? numbersOf(references) : lotsAround(here, references));
    const found = [finding(here, said, lots)];
    if (said.lever === 'social-clause' && here.next !== undefined && setsHours(here.sentence, here.next)) {
      found.push(finding({ ...here, sentence: here.next }, { ...said, at: here.next.plain.search(/\d ?h/) }, lots));
    }
    return found;
  });
}

/** "Une clause d'insertion est prévue. Le titulaire réalise 210 heures.": the number stands in the second sentence. */
function setsHours(clause: Sentence, next: Sentence): boolean {
  if (clauseHours(clause.text) !== null || clauseHours(next.text) === null) return false;
  return /insertion|minimum|realis|effectu|nombre|volume/.test(next.plain);
}

function finding(here: Here, said: { lever: Lever; at: number }, lots: TextFinding['lots']): TextFinding {
  const excerpt = excerptOf(here.sentence, said.at);
  return {
    lever: said.lever,
    articles: [],
    isCited: false,
    lots,
    evidence: { path: here.path, excerpt, origin: 'text' },
  };
}

/** Which lots words are about that no number precedes: their home, the lots called by name, all of the notice, or some. */
function lotsAround(here: Here, references: readonly LotReference[]): TextFinding['lots'] {
  const { plain } = here.sentence;
  if (here.home !== null) return [here.home];
  if (references.length > 0) return 'all';
  const isIn = (name: string): boolean => plain.includes(name) && plain.length > name.length + 10;
  const named = here.known.names.filter((each) => isIn(each.name));
  if (named.length > 0 && named.length < here.known.numbers.length) return named.map((each) => each.number);
  return here.known.numbers.length > 1 && speaksOfSomeLots(plain) ? 'some' : 'all';
}

function numbersOf(references: readonly LotReference[]): string[] {
  return [...new Set(references.flatMap((reference) => reference.numbers))];
}
