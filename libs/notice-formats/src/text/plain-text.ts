import { openEntities } from './entities';
import { withoutPeople } from './contacts';

/** Longest text kept, in characters, and most `<` looked at: enough for any real notice, little enough for any machine. */
const MAX_LENGTH = 200_000;
const MAX_ANGLES = 20_000;
const MAX_LINE = 1_000;

const BREAKING = new Set(['br', 'p', 'div', 'li', 'ul', 'ol', 'tr', 'table', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'hr']);
const SILENT = new Set(['script', 'style', 'head', 'title', 'iframe', 'object', 'svg']);

/**
 * Plain text of something that may be HTML, escaped once, twice or not at all. Paragraphs stay lines; contact numbers,
 * addresses and names are taken out; characters that a database refuses (NUL, lone surrogates) are gone.
 * The result is still hostile: it is escaped where it is shown.
 */
export function plainText(source: string): string {
  const text = withoutTags(openEntities(source.slice(0, MAX_LENGTH)));
  return withoutPeople(tidyLines(wellFormed(text)));
}

/** The same, on one line of at most 1,000 characters or those given; no character is cut in two. */
export function plainLine(source: string, length = MAX_LINE): string {
  return plainText(source.slice(0, 4 * MAX_LINE))
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, length)
    .replace(/\p{Surrogate}$/u, '');
}

/** Takes tags out in one pass: each `<` is looked at once, and an unclosed one stays as it was written. */
function withoutTags(text: string): string {
  if (!text.includes('<')) return text;
  const parts: string[] = [];
  let from = 0;
  let angles = 0;
  let at = text.indexOf('<');
  while (at !== -1) {
    if (++angles > MAX_ANGLES) return parts.join('') + text.slice(from, at);
    const tag = /^<(?:(\/?)([a-zA-Z][a-zA-Z0-9]{0,15})(?=[\s/>])|!|\?)/.exec(text.slice(at, at + 20));
    const end = tag ? text.indexOf('>', at) : -1;
    if (!tag || end === -1) {
      // no `>` is left in the whole rest, so nothing after can be a tag either
      if (tag) break;
      at = text.indexOf('<', at + 1);
      continue;
    }
    const name = (tag[2] ?? '').toLowerCase();
    parts.push(text.slice(from, at), BREAKING.has(name) ? '\n' : '');
    from = end + 1;
    if (tag[1] === '' && SILENT.has(name)) from = afterElement(text, name, from);
    at = text.indexOf('<', from);
  }
  parts.push(text.slice(from));
  return parts.join('');
}

function afterElement(text: string, name: string, from: number): number {
  const closing = new RegExp(`</${name}\\s*>`, 'gi');
  closing.lastIndex = from;
  return closing.exec(text) === null ? text.length : closing.lastIndex;
}

function wellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '\ufffd').replace(/(?![\n\r\t])\p{Cc}|[\u200b\ufeff]/gu, '');
}

function tidyLines(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/[\t \u00a0\u202f]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}
