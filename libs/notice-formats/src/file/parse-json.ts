/**
 * Parses the JSON of one record. Some publishers write the `NaN` of their tools, which is no JSON: it is read as null.
 * @returns the value, and whether such a word was replaced; a message in French when it is no JSON even so
 */
export function parseJson(text: string): { value: unknown; isMended: boolean } | { message: string } {
  try {
    return { value: JSON.parse(text), isMended: false };
  } catch (error) {
    return mended(text) ?? { message: `N’est pas du JSON : ${(error as Error).message.slice(0, 200)}` };
  }
}

function mended(text: string): { value: unknown; isMended: true } | null {
  if (!/\b(?:NaN|Infinity)\b/.test(text)) return null;
  try {
    return { value: JSON.parse(withoutBareWords(text)), isMended: true };
  } catch {
    return null;
  }
}

/** Writes `null` for each `NaN` or `Infinity` that stands outside a string, in one pass over the text. */
function withoutBareWords(text: string): string {
  const parts: string[] = [];
  const token = /"|-?\b(?:NaN|Infinity)\b/g;
  let from = 0;
  for (let found = token.exec(text); found !== null; found = token.exec(text)) {
    if (found[0] === '"') {
      token.lastIndex = endOfString(text, token.lastIndex);
      continue;
    }
    parts.push(text.slice(from, found.index), 'null');
    from = token.lastIndex;
  }
  parts.push(text.slice(from));
  return parts.join('');
}

/** @returns where the text goes on after the string that began just before `start`; its end when the string has none */
function endOfString(text: string, start: number): number {
  for (let at = text.indexOf('"', start); at !== -1; at = text.indexOf('"', at + 1)) {
    let first = at;
    while (first > start && text[first - 1] === '\\') first--;
    if ((at - first) % 2 === 0) return at + 1;
  }
  return text.length;
}
