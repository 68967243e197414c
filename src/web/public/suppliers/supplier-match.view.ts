import { escapeHtml } from '#lib/html';
import type { FieldMatch, TextPart } from '#lib/search';

/** A long text is cut around what answers. */
const EXCERPT = 220;

/** @returns the text of a match, escaped, what answers in `<mark>`; neighbouring words make one mark */
export function matchHtml({ parts }: FieldMatch): string {
  return cut(parts)
    .map(({ text, isMatch }) => (isMatch ? `<mark>${escapeHtml(text)}</mark>` : escapeHtml(text)))
    .join('')
    .replace(/<\/mark>([\s\u00a0’'.-]{0,3})<mark>/g, '$1');
}

/** @returns the plain text of a match */
export function matchText({ parts }: FieldMatch): string {
  return parts.map(({ text }) => text).join('');
}

/** @returns whether nothing is as it was typed: a synonym, a typo, or the engine's own likeness */
export function isNear(matched: readonly FieldMatch[]): boolean {
  return matched.every(({ by }) => by === 'synonym' || by === 'typo');
}

/** @returns « proche d’« imprimerie » », escaped, with the elision that the word asks */
export function nearHtml(words: string): string {
  const of = /^[aeiouyàâäéèêëîïôöùûü]/i.test(words) ? 'd’' : 'de ';
  return `proche ${of}«\u00a0<mark>${escapeHtml(words)}</mark>\u00a0»`;
}

function cut(parts: readonly TextPart[]): TextPart[] {
  const length = parts.reduce((total, { text }) => total + text.length, 0);
  if (length <= EXCERPT) return [...parts];
  const first = Math.max(
    0,
    parts.findIndex(({ isMatch }) => isMatch),
  );
  const before = parts
    .slice(0, first)
    .map(({ text }) => text)
    .join('');
  const kept: TextPart[] = [];
  if (before !== '') kept.push({ text: before.length > 60 ? `…${before.slice(-60)}` : before, isMatch: false });
  let left = EXCERPT;
  for (const part of parts.slice(first)) {
    if (left <= 0) break;
    kept.push(part.text.length > left ? { ...part, text: part.text.slice(0, left) } : part);
    left -= part.text.length;
  }
  return left < 0 || parts.length > first + kept.length ? [...kept, { text: '…', isMatch: false }] : kept;
}
