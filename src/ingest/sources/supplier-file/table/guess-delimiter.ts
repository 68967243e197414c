const CANDIDATES = [';', '\t', ',', '|'] as const;
const LINES = 20;

/**
 * Guesses what separates the cells of a list: the sign that the first lines hold, outside quotes, most evenly.
 * @param head the beginning of the list
 * @returns `;`, a tabulation, `,` or `|`; `;` for a list of one column
 */
export function guessDelimiter(head: string): string {
  const counts = countsOf(head);
  let best = { sign: ';', score: 0 };
  for (const sign of CANDIDATES) {
    const perLine = counts.map((line) => line[sign] ?? 0).filter((count) => count > 0);
    // Lines that agree on a number of columns weigh most: commas stand in addresses too, but not the same number in each
    const usual = mostFrequent(perLine);
    const score = perLine.filter((count) => count === usual).length * 100 + Math.min(usual, 99);
    if (perLine.length > 0 && score > best.score) best = { sign, score };
  }
  return best.sign;
}

function countsOf(head: string): { [sign: string]: number }[] {
  const lines: { [sign: string]: number }[] = [{}];
  let isQuoted = false;
  for (const sign of head) {
    if (sign === '"') isQuoted = !isQuoted;
    else if (isQuoted) continue;
    else if (sign === '\n' || sign === '\r') {
      if (Object.keys(lines.at(-1)!).length > 0) lines.push({});
      if (lines.length > LINES) break;
    } else if ((CANDIDATES as readonly string[]).includes(sign)) {
      const line = lines.at(-1)!;
      line[sign] = (line[sign] ?? 0) + 1;
    }
  }
  return lines;
}

function mostFrequent(counts: readonly number[]): number {
  const times = new Map<number, number>();
  for (const count of counts) times.set(count, (times.get(count) ?? 0) + 1);
  return [...times].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0]?.[0] ?? 0;
}
