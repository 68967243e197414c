/** Lots that a stretch of a sentence speaks of. */
export interface LotReference {
  /** Where the reference begins and ends in the sentence */
  at: number;
  end: number;
  /** As the notice numbers them */
  numbers: string[];
}

/** The lots that a text may name: what they are called, and the number the notice gives them. */
export interface NumberedLots {
  numbers: readonly string[];
  /** What a text may call a lot by (`3`, `a`), folded and without leading zeros, to its number */
  called: ReadonlyMap<string, string>;
}

const MOST = 60;

const NUMBER = String.raw`(?:\d{1,3}[a-z]?\b(?! ?(?:%|h\b|heures?|ans?\b|mois|jours|euros?|€|m2|m3|km))|[a-h]\b(?!['’]))`;
const ASIDE = String.raw`(?: ?\([^()]{0,80}\)| ?(?:"[^"]{0,80}"|«[^»]{0,80}»))?`;
const JOINED = String.raw`(?: ?, ?(?:et |ou )?| ?(?:et|ou|a|au|&|/|-) ?)(?:(?:les? |du |des |au |aux )?lots? ?)?(?:(?:les? )?n ?[°o]s? ?)?`;
const LIST = `${NUMBER}(?:${ASIDE}${JOINED}\\d{1,3}[a-z]?\\b(?! ?%))*`;
const SIGN = String.raw`(?:\(s\))?(?: ?:)? ?(?:n ?[°o]?s?[. ]{0,2}|numeros? |no\. ?|allant de |compris entre )?`;

const BY_NUMBER = String.raw`\blots?${SIGN}(?<list>${LIST})`;
/** "Lots réservés aux EA/ESAT : 2 et 4", "sauf le n° 4" */
const AFTER_COLON = String.raw`\blots?(?:\(s\))? (?:reserve|concerne)[^.;:]{0,80}(?:: ?|\((?=n ?[°o]))(?:lots? ?)?(?:n ?[°o]s? ?)?(?<listed>\d{1,3}\b${LIST.slice(NUMBER.length)})`;
const BARE_EXCEPTION = String.raw`\b(?:sauf|hors|hormis|excepte|a l'exception) (?:du |des |les? )?(?:n ?[°o]s? ?)?(?<excepted>\d{1,3}\b${LIST.slice(NUMBER.length)})`;
const BY_RANK = String.raw`\b(?<rank>premier|1er|deuxieme|second|2eme|troisieme|3eme|quatrieme|4eme|dernier) lot\b`;
const FIRST_OR_LAST = String.raw`\b(?<count>deux|trois|quatre|cinq) (?<side>premiers|derniers) lots\b`;
const ALL = String.raw`(?<all>\b(?:tous les|l'ensemble des|la totalite des|chacun des) lots\b|\bchaque lot\b)`;
const OTHERS = String.raw`(?<others>\bautres lots\b)`;
const REFERENCE = new RegExp(
  [BY_RANK, FIRST_OR_LAST, OTHERS, ALL, AFTER_COLON, BY_NUMBER, BARE_EXCEPTION].join('|'),
  'g',
);
const RANKS: readonly (readonly string[])[] = [
  ['premier', '1er'],
  ['deuxieme', 'second', '2eme'],
  ['troisieme', '3eme'],
  ['quatrieme', '4eme'],
];
const EXCLUDING =
  /(?:\bsauf|\bhors|\bexcepte|\ba l'exception|\ba l'exclusion|\bhormis|\bautres que)(?: pour)?(?: du| des| les?| le| l[ae])? ?$/;
/** "ouverts à tous, sauf le lot 3, réservé aux ESAT": the exception is what is reserved */
const EXCEPTION_RESERVED = /^[ ,(:-]{0,3}(?:qui (?:est|sont) |lequel est )?reserve/;

/** What a text calls the lots; a title that begins with a number of its own (`Lot 3 : vitrerie`) is called by it. */
export function numberedLots(lots: readonly { number: string; title: string }[]): NumberedLots {
  const byTitle = lots.map((lot) => titleNumber(lot.title));
  const isDistinct = byTitle.every((own, index) => own !== null && byTitle.indexOf(own) === index);
  const called = new Map(lots.map((lot, index) => [isDistinct ? byTitle[index]! : callable(lot.number), lot.number]));
  return { numbers: lots.map((lot) => lot.number), called };
}

function titleNumber(title: string): string | null {
  const start = title.slice(0, 40);
  const own =
    /^\W{0,3}lots? ?(?:n ?[°ºo]s? ?)?[.: ]{0,2}(\d{1,3}|[a-h])\b/i.exec(start) ??
    /^\W{0,3}(\d{1,3}|[a-h])\W{0,3}$/i.exec(start);
  return own ? callable(own[1]!) : null;
}

function callable(number: string): string {
  return number
    .toLowerCase()
    .replace(/^lot[- ]?/, '')
    .replace(/^0+(?=\d)/, '');
}

/**
 * The lots that a folded sentence names (`lots n° 2 et 5 à 7`, `tous les lots`, `le dernier lot`), in order. A reference that
 * excludes (`sauf le lot 3`) is taken from the one before it, or from all.
 * @param earlier numbers that sentences just before named, of which `les autres lots` are the others
 */
export function lotReferences(plain: string, lots: NumberedLots, earlier: readonly string[] = []): LotReference[] {
  const item = listItem(plain, lots);
  if (item) return [item];
  if (!plain.includes('lot')) return [];
  const references: LotReference[] = [];
  for (const match of plain.matchAll(REFERENCE)) {
    if (references.length === MOST) break;
    const numbers = numbersOf(match, lots, [...earlier, ...references.flatMap((reference) => reference.numbers)]);
    if (numbers.length === 0) continue;
    const [at, end] = [match.index, match.index + match[0].length];
    const isException =
      match.groups?.['excepted'] !== undefined || EXCLUDING.test(plain.slice(Math.max(0, at - 28), at));
    if (!isException || EXCEPTION_RESERVED.test(plain.slice(end, end + 24))) {
      references.push({ at, end, numbers });
      continue;
    }
    const last = references.pop() ?? { at: 0, end, numbers: lots.numbers };
    references.push({ at: last.at, end, numbers: last.numbers.filter((number) => !numbers.includes(number)) });
  }
  return references;
}

/** "4 - Désherbage (réservé aux ESAT)": one line of a list of lots, which need not say "lot" */
function listItem(plain: string, lots: NumberedLots): LotReference | null {
  const item = /^\W{0,3}0?(\d{1,3}) ?[-:)] ?(?=[a-z])[^:]{0,120}[(:-] ?(?:lot )?reserve/.exec(plain);
  const number = item ? lots.called.get(item[1]!) : undefined;
  return number === undefined
    ? null
    : { at: 0, end: item![0].indexOf(item![1]!) + item![1]!.length, numbers: [number] };
}

function numbersOf(match: RegExpExecArray, lots: NumberedLots, named: readonly string[]): string[] {
  const groups = match.groups ?? {};
  if (groups['all'] !== undefined) return [...lots.numbers];
  if (groups['others'] !== undefined) {
    return named.length === 0 ? [] : lots.numbers.filter((number) => !named.includes(number));
  }
  if (groups['count'] !== undefined) {
    const count = COUNTS.indexOf(groups['count']);
    return groups['side'] === 'premiers' ? lots.numbers.slice(0, count) : lots.numbers.slice(-count);
  }
  if (groups['rank'] !== undefined) {
    const rank = RANKS.findIndex((words) => words.includes(groups['rank']!));
    const ranked = rank === -1 ? lots.numbers.at(-1) : lots.numbers[rank];
    return ranked === undefined ? [] : [ranked];
  }
  return expand(groups['list'] ?? groups['listed'] ?? groups['excepted'] ?? '').flatMap(
    (name) => lots.called.get(name) ?? [],
  );
}

function expand(list: string): string[] {
  const bare = list.replace(/\([^()]*\)|"[^"]*"|«[^»]*»/g, ' ');
  const dashes = bare.match(/\d ?- ?(?=\d)/g)?.length ?? 0;
  const names: string[] = [];
  let isRange = false;
  for (const token of bare.matchAll(/\d{1,3}[a-z]?\b|\b(?:a|au)\b(?= ?(?:\D{0,12})\d)|-|\b[a-h]\b/g)) {
    if (/^(?:a|au|-)$/.test(token[0]) && names.length > 0) {
      // « 2-3-4 » is a list, « 1-3 » a range
      isRange = token[0] !== '-' || dashes === 1;
      continue;
    }
    const name = callable(token[0]);
    const [from, to] = [Number(names.at(-1)), Number(name)];
    if (isRange && from < to && to - from < 200) for (let n = from + 1; n < to; n++) names.push(String(n));
    names.push(name);
    isRange = false;
  }
  return names;
}

const SOME =
  /\b(?:certains|plusieurs|quelques|une? (?:partie|des)|l'un des|un|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|\d{1,2}|des) (?:des (?:\w+ )?|de ces |sur \w+ )?lots?\b(?! ?(?:n ?[°o]|\d|unique))/;
const COUNTS = ['', 'un', 'deux', 'trois', 'quatre', 'cinq', 'six', 'sept', 'huit', 'neuf', 'dix'];

/** @returns whether a sentence speaks of some lots, of so many there are, without saying which */
export function speaksOfSomeLots(plain: string, count: number): boolean {
  const some = SOME.exec(plain);
  if (some === null || /\b(?:tous les|l'ensemble des|chacun des|les) (?:\w+ )?lots\b/.test(plain)) return false;
  const said = some[0].split(' ')[0]!;
  return said !== String(count) && said !== COUNTS[count];
}
