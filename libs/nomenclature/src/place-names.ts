import { plain } from './french';

/**
 * The key under which spellings of one place name meet: no accents, hyphens, apostrophes nor articles in front,
 * `St`, `Ste`, `Mt` and `s/` spelt out, CEDEX and its number gone. « ST BENOIT CEDEX 2 » and « Saint-Benoît » have the same.
 */
export function placeNameKey(name: string): string {
  return plain(name)
    .replace(/\bcedex\b.*$/, '')
    .replace(/\([^)]*\)/g, ' ')
    .replace(/\bs\/s\b|\bs\/\s*/g, ' sur ')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
    .replace(/\bste\b/g, 'sainte')
    .replace(/\bst\b/g, 'saint')
    .replace(/\bmt\b/g, 'mont')
    .replace(/\b(\d{1,2})\s?(?:e|er|eme)\b(?:\s?arr\w*)?/g, '$1')
    .replace(/\barrondissement\b/g, '')
    .replace(/\b0(?=\d\b)/g, '')
    .replace(/^(?:le|la|les|l)\s+/, '')
    .replace(/\s+/g, ' ')
    .trim();
}
