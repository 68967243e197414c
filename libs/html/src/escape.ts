const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

const UNSAFE = /[\p{Cc}&<>"']/u;

/** @returns a value as text that is safe between tags and inside a quoted attribute; null and undefined are empty */
export function escapeHtml(value: unknown): string {
  if (value === null || value === undefined) return '';
  const text = String(value as string);
  // Most of what a page shows needs nothing, and a page shows hundreds
  if (!UNSAFE.test(text)) return text;
  // Control characters are not allowed in HTML; a notice may hold some
  return text
    .replace(/\p{Cc}/gu, (character) => ('\n\r\t'.includes(character) ? character : ''))
    .replace(/[&<>"']/g, (character) => ENTITIES[character]!);
}

/** @returns the text with the no-break spaces of French typography, before `: ; ! ? » %` and after `«` */
export function typo(text: string): string {
  return text.replace(/ (?=[:;!?»%€](?:[\s<.,)\u00a0]|$))/g, '\u00a0').replace(/« /g, '«\u00a0');
}

/** A French sentence: its fixed parts get their no-break spaces, what is put in it stays as it is. */
export function fr(parts: TemplateStringsArray, ...values: readonly (string | number)[]): string {
  return parts.reduce((text, part, index) => (index === 0 ? '' : text + String(values[index - 1])) + typo(part), '');
}

/**
 * @returns HTML of a text in which the given words stand in `<mark>`, all of it escaped; case and accents are ignored
 */
export function marked(text: string, words: readonly string[]): string {
  const wanted = words.map(plain).filter((word) => word !== '');
  if (wanted.length === 0) return escapeHtml(text);
  let html = '';
  for (const piece of text.split(/([\p{L}\p{N}]+)/u)) {
    const isWord = /^[\p{L}\p{N}]/u.test(piece) && wanted.includes(plain(piece));
    html += isWord ? `<mark>${escapeHtml(piece)}</mark>` : escapeHtml(piece);
  }
  // Neighbouring words make one mark: « espaces verts », not « espaces » « verts »
  return html.replace(/<\/mark>([\s\u00a0’.-]{1,3})<mark>/g, '$1');
}

/** @returns HTML of a text in which what a pattern finds stands in `<mark>`, all of it escaped */
export function markedBy(text: string, pattern: RegExp): string {
  return text
    .split(new RegExp(`(${pattern.source})`, pattern.flags))
    .map((piece, index) => (index % 2 === 1 ? `<mark>${escapeHtml(piece)}</mark>` : escapeHtml(piece)))
    .join('');
}

/** @returns JSON that may stand in a `<script type="application/ld+json">`: no `<` can close it */
export function jsonForScript(value: unknown): string {
  return JSON.stringify(value).replace(
    /[<>&\u2028\u2029]/g,
    (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
