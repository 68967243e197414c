import { textOf } from './document-text';
import { tokensOf } from './postgresql/words-query';
import type { FieldMatch, IndexDefinition, SearchDocument, TextPart } from './search-index.port';

/** A long text is looked at up to here: a card shows no more of it. */
const LOOKED_AT = 2_000;

/** @returns the fields of a document where one of the words stands, by its first letters */
export function fieldMatches(index: IndexDefinition, document: SearchDocument, words: string): FieldMatch[] {
  const roots = tokensOf(words).map((token) => token.slice(0, Math.max(4, token.length - 3)));
  return index.searchable.flatMap(({ name }): FieldMatch[] => {
    const parts = marked(textOf(document, name).slice(0, LOOKED_AT), roots);
    return parts.some(({ isMatch }) => isMatch) ? [{ field: name, by: 'word', parts }] : [];
  });
}

function marked(text: string, roots: readonly string[]): TextPart[] {
  const isMatch = (piece: string): boolean =>
    tokensOf(piece).some((word) => roots.some((root) => word.startsWith(root)));
  return text
    .split(/([\p{L}\p{M}\p{N}]+)/u)
    .filter((piece) => piece !== '')
    .map((piece) => ({ text: piece, isMatch: isMatch(piece) }));
}
