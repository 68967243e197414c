/** @returns the groups of three letters of a text, as PostgreSQL's `pg_trgm` makes them: each word in lower case, padded by two spaces before and one after */
function trigrams(text: string): Set<string> {
  const found = new Set<string>();
  for (const word of text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []) {
    const padded = `  ${word} `;
    for (let at = 0; at + 3 <= padded.length; at += 1) found.add(padded.slice(at, at + 3));
  }
  return found;
}

/** @returns how alike two texts are, 0 to 1: their shared groups of three letters over all of them */
export function trigramSimilarity(a: string, b: string): number {
  const [one, other] = [trigrams(a), trigrams(b)];
  const shared = [...one].filter((group) => other.has(group)).length;
  const all = one.size + other.size - shared;
  return all === 0 ? 0 : shared / all;
}
