/** Bytes 0x80 to 0x9f of Windows-1252; by hand, since Node's own decoder of that name reads them as Latin-1 controls. */
const HIGH_1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/**
 * Reads bytes as UTF-8. What is not UTF-8 is read as Windows-1252, sequence by sequence, so that one bad byte does not
 * spoil the accents that were right.
 * @returns the text, and whether anything had to be read as Windows-1252
 */
export function decodeText(bytes: Uint8Array): { text: string; repaired: boolean } {
  const strict = strictUtf8(bytes);
  if (strict !== null) return { text: strict, repaired: false };

  const parts: string[] = [];
  const utf8 = new TextDecoder('utf-8');
  let start = 0;
  let at = 0;
  while (at < bytes.length) {
    const length = sequenceLength(bytes, at);
    if (length > 0) {
      at += length;
      continue;
    }
    parts.push(utf8.decode(bytes.subarray(start, at)), letterOf1252(bytes[at]!));
    at++;
    start = at;
  }
  parts.push(utf8.decode(bytes.subarray(start)));
  return { text: parts.join(''), repaired: true };
}

/** @returns the text of bytes in Windows-1252, and so of ISO 8859-1 and, but for eight signs, 8859-15 */
export function decode1252(bytes: Uint8Array): string {
  return Buffer.from(bytes)
    .toString('latin1')
    .replace(/[\u0080-\u009f]/g, (letter) => letterOf1252(letter.charCodeAt(0)));
}

function letterOf1252(byte: number): string {
  return byte >= 0x80 && byte <= 0x9f ? HIGH_1252[byte - 0x80]! : String.fromCharCode(byte);
}

function strictUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** Length of the UTF-8 sequence that starts here, 0 when there is none (Unicode 15, table 3-7). */
function sequenceLength(bytes: Uint8Array, at: number): number {
  const first = bytes[at]!;
  if (first < 0x80) return 1;
  const length =
    first >= 0xc2 && first <= 0xdf ? 2 : first >= 0xe0 && first <= 0xef ? 3 : first >= 0xf0 && first <= 0xf4 ? 4 : 0;
  if (length === 0 || at + length > bytes.length) return 0;
  const second = bytes[at + 1]!;
  const lowest = first === 0xe0 ? 0xa0 : first === 0xf0 ? 0x90 : 0x80;
  const highest = first === 0xed ? 0x9f : first === 0xf4 ? 0x8f : 0xbf;
  if (second < lowest || second > highest) return 0;
  for (let i = 2; i < length; i++) if ((bytes[at + i]! & 0xc0) !== 0x80) return 0;
  return length;
}
