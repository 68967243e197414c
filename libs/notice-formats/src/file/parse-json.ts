/** Strings are matched first, so that a bare word inside one is left alone; no part can match what another can. */
const STRING_OR_WORD = /"[^"\\]*(?:\\[^][^"\\]*)*"|-?\b(?:NaN|Infinity)\b/g;

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
    const words = text.replace(STRING_OR_WORD, (match) => (match.startsWith('"') ? match : 'null'));
    return { value: JSON.parse(words), isMended: true };
  } catch {
    return null;
  }
}
