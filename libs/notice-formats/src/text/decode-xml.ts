import { decode1252, decodeText } from '#lib/bytes';

/** Encodings that an XML declaration may name for what is read as Windows-1252, which holds them all but a few signs. */
const LATIN = /^(?:iso-?8859-?15?|latin-?1|windows-?1252|cp1252)$/i;

/**
 * The text of an XML document: by its byte order mark (XML 1.0, appendix F), else by the encoding it declares, else UTF-8.
 * @returns the text, and whether bytes stood in it that its encoding does not have
 */
export function decodeXml(bytes: Uint8Array): { text: string; repaired: boolean } {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { text: utf16(bytes, 'utf-16le'), repaired: false };
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { text: utf16(bytes, 'utf-16be'), repaired: false };
  const head = Buffer.from(bytes.subarray(0, 200)).toString('latin1');
  const declared = /^\s*<\?xml[^>]*?\bencoding\s*=\s*["']([\w.-]{1,40})["']/.exec(head)?.[1];
  if (declared !== undefined && LATIN.test(declared)) return { text: decode1252(bytes), repaired: false };
  return decodeText(bytes);
}

function utf16(bytes: Uint8Array, encoding: 'utf-16le' | 'utf-16be'): string {
  return new TextDecoder(encoding).decode(bytes);
}
