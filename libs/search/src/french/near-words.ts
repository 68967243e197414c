/**
 * Typos: one from 5 letters, two from 9, none below; a letter missing, added, changed, or two neighbours swapped, each
 * counts one. The same steps as Meilisearch's.
 */
export function typosAllowed(word: string): 0 | 1 | 2 {
  if (/\d/.test(word)) return 0;
  if (word.length >= 9) return 2;
  return word.length >= 5 ? 1 : 0;
}

/** @returns how many typos part two words (optimal string alignment), or null when more than `most` */
export function typosBetween(a: string, b: string, most: number): number | null {
  if (Math.abs(a.length - b.length) > most) return null;
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_unused, j) => j);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const changed = last[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      let least = Math.min(changed, last[j]! + 1, row[j - 1]! + 1);
      const isSwap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (isSwap) least = Math.min(least, beforeLast[j - 2]! + 1);
      row.push(least);
    }
    if (Math.min(...row) > most) return null;
    beforeLast = last;
    last = row;
  }
  const typos = last[b.length]!;
  return typos <= most ? typos : null;
}

/** Typos past the first letters are found by the letters before them. */
const LOOKED_AT = 7;

/**
 * @returns the word's first letters with up to `typos` of them left out: two words with so few typos between them share one
 * (symmetric deletion). Trigrams miss what this finds: « tnote » and « tonte » share 2 of 10.
 */
export function deletionsOf(word: string, typos: number): string[] {
  const found = new Set([word.slice(0, LOOKED_AT)]);
  let edge = [...found];
  for (let n = 0; n < typos; n += 1) {
    edge = edge.flatMap((form) => Array.from(form, (_letter, i) => form.slice(0, i) + form.slice(i + 1)));
    for (const form of edge) found.add(form);
  }
  return [...found];
}
