/** Lots that a stretch of a sentence speaks of. */
export interface LotReference {
  /** Position of the reference in the sentence */
  at: number;
  numbers: string[];
}

const MOST = 60;

const LIST = String.raw`\d{1,3}[a-z]?\b(?: ?(?:,|et|ou|a|au|&|/|-|,? et) ?(?:(?:les? |du |des |au |aux )?lots? ?)?(?:n ?[°o]s? ?)?\d{1,3}[a-z]?\b)*`;
const REFERENCE = new RegExp(String.raw`\blots? ?(?:n ?[°o]?s?[. ]{0,2}|numeros? )?(${LIST})`, 'g');
const EXCLUDING = /(?:\bsauf|\bhors|\bexcepte|\ba l'exception|\bhormis|\bautres que)(?: du| des| les?| le)? ?$/;

/**
 * The lots that a folded sentence names by number (`lots n° 2 et 5 à 7`), in order. A reference that excludes
 * (`sauf le lot 3`) is taken from the one before it, or from all.
 */
export function lotReferences(plain: string, existing: readonly string[]): LotReference[] {
  const references: LotReference[] = [];
  for (const match of plain.matchAll(REFERENCE)) {
    if (references.length === MOST) break;
    const numbers = expand(match[1]!).filter((number) => existing.includes(number));
    if (numbers.length === 0) continue;
    if (!EXCLUDING.test(plain.slice(Math.max(0, match.index - 25), match.index))) {
      references.push({ at: match.index, numbers });
      continue;
    }
    const last = references.pop() ?? { at: 0, numbers: [...existing] };
    references.push({ at: last.at, numbers: last.numbers.filter((number) => !numbers.includes(number)) });
  }
  return references;
}

function expand(list: string): string[] {
  const numbers: string[] = [];
  let isRange = false;
  for (const token of list.matchAll(/\d{1,3}[a-z]?|\b(?:a|au)\b|-/g)) {
    if (!/\d/.test(token[0])) {
      isRange = true;
      continue;
    }
    const number = token[0].replace(/^0+(?=\d)/, '');
    const [from, to] = [Number(numbers.at(-1)), Number(number)];
    if (isRange && from < to && to - from < 200) for (let n = from + 1; n < to; n++) numbers.push(String(n));
    numbers.push(number);
    isRange = false;
  }
  return numbers;
}

const SOME =
  /\b(?:certains|plusieurs|quelques|une? (?:partie|des)|un|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|\d{1,2}|des) (?:des )?lots?\b(?! ?(?:n ?[°o]|\d))/;

/** @returns whether a sentence speaks of some lots without saying which */
export function speaksOfSomeLots(plain: string): boolean {
  return SOME.test(plain) && !/\b(?:tous les|l'ensemble des|chacun des|les) (?:\w+ )?lots\b/.test(plain);
}
