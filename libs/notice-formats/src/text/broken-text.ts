import { decodeText } from '#lib/bytes';

/** Character → the byte it was, when bytes were read one by one as Windows-1252 or Latin-1. */
const BYTE_OF = new Map<string, number>();
for (let byte = 0x80; byte <= 0xff; byte++) {
  BYTE_OF.set(String.fromCharCode(byte), byte);
  BYTE_OF.set(decodeText(Uint8Array.of(byte)).text, byte);
}

const TRAIL = `[${[...BYTE_OF]
  .filter(([, byte]) => byte < 0xc0)
  .map(([letter]) => letter)
  .join('')}]`;
/** UTF-8 of the letters and signs of French, read byte by byte: `Ã©`, `Â°`, `Å“`, `â€™`. */
const MOJIBAKE = new RegExp(`[ÂÃÅ]${TRAIL}|â${TRAIL}{2}`, 'g');
const FRENCH_SIGN = /^[\u00a0-\u00ffŒœŸŠšŽž–—‘’‚“”„†•…‰‹›€™\u2009\u2011\u202f]$/;

/** `l?air`: an elided word, a question mark and a vowel are an apostrophe that an encoding lost. */
const LOST_APOSTROPHE = /(?<!\p{L})([dlnscjmt]|qu|jusqu|lorsqu|puisqu)\?(?=[aeiouyhàâéèêëîïôùûœ])/giu;
const LOST_LETTER = /\ufffd|\p{L}\?\p{Ll}/u;

/**
 * Undoes what wrong encodings did to a text, where it can be undone exactly: UTF-8 read as Windows-1252 (twice at most),
 * Windows-1252 controls, apostrophes turned into question marks.
 * @returns the text, whether anything was mended, and whether letters remain lost (`�`, `cr?ation`), which are left
 */
export function mendText(text: string): { text: string; isMended: boolean; isLost: boolean } {
  const mended = undoMojibake(undoMojibake(text))
    .replace(/[\u0080-\u009f]/g, (letter) => decodeText(Uint8Array.of(letter.charCodeAt(0))).text)
    .replace(LOST_APOSTROPHE, "$1'");
  const isLost = LOST_LETTER.test(mended.replace(/https?:\S+|www\.\S+/gi, ''));
  return { text: mended, isMended: mended !== text, isLost };
}

function undoMojibake(text: string): string {
  return text.replace(MOJIBAKE, (sequence) => {
    const read = decodeText(Uint8Array.from([...sequence], (letter) => BYTE_OF.get(letter)!));
    return !read.repaired && FRENCH_SIGN.test(read.text) ? read.text : sequence;
  });
}
