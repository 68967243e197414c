import { stemOf } from '#lib/nomenclature';

/** Plurals that no ending tells. */
const PLURALS: ReadonlyMap<string, string> = new Map([
  ['travaux', 'travail'],
  ['vitraux', 'vitrail'],
  ['baux', 'bail'],
  ['emaux', 'email'],
  ['coraux', 'corail'],
  ['yeux', 'oeil'],
]);

/** Feminine endings that the stemmer leaves apart from their masculine, the longest first. */
const FEMININES: readonly [feminine: RegExp, masculine: string][] = [
  [/(.{2})trices?$/, '$1teur'],
  [/(.{2})euses?$/, '$1eur'],
  [/(.{2})ieres?$/, '$1ier'],
  [/(.{4})eres?$/, '$1er'],
  [/(.{2})iennes?$/, '$1ien'],
  [/(.{3})onnes?$/, '$1on'],
];

/** @returns a plain word in the masculine singular, as far as its ending tells */
export function masculineOf(word: string): string {
  const irregular = PLURALS.get(word);
  if (irregular !== undefined) return irregular;
  for (const [feminine, masculine] of FEMININES) if (feminine.test(word)) return word.replace(feminine, masculine);
  return word.length > 3 ? word.replace(/(?<=[^s])s$/, '') : word;
}

/** @returns what the plural, the feminine and the conjugated forms of a plain word share; a word with digits is its own root */
export function rootOf(word: string): string {
  return /^[a-z]+$/.test(word) ? stemOf(masculineOf(word)) : word;
}
