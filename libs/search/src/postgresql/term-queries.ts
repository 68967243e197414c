import { inName, quoted } from './lexeme';
import type { WantedTerm } from './wanted-words';

/** Which lexemes a query is put to: those of all fields, or those of names alone. */
export type Among = 'fields' | 'names';

/** @returns the `tsquery` of one term, all its ways to be answered */
export function anyWay(term: WantedTerm, among: Among): string {
  const lexeme = lexemeAmong(among);
  const ways = [
    ...(term.literal.length > 0 ? [term.literal.map(lexeme).join(' & ')] : []),
    ...term.others.map((phrase) => phraseQuery(phrase, term.apart, lexeme)),
    ...(term.prefix === null ? [] : [`${lexeme(term.prefix)}:*`]),
  ];
  return `(${ways.map((way) => `(${way})`).join(' | ')})`;
}

/**
 * @returns every term typed, any of which counts in the rank, one of several words by all of them: who works in the
 * « bâtiment » is no « peintre en bâtiment »; null when none stands in a document as typed
 */
export function asTypedQuery(terms: readonly WantedTerm[]): string | null {
  const lexeme = lexemeAmong('fields');
  const ways = terms.flatMap(({ literal, others, apart, isTradesman }) => [
    ...(literal.length === 0 ? [] : [`(${literal.map(lexeme).join(' & ')})`]),
    ...(isTradesman ? others.map((phrase) => `(${phraseQuery(phrase, apart, lexeme)})`) : []),
  ]);
  return ways.length === 0 ? null : ways.join(' | ');
}

/** @returns every other way, which counts less; null when there is none */
export function otherwiseQuery(terms: readonly WantedTerm[]): string | null {
  const lexeme = lexemeAmong('fields');
  const ways = terms.flatMap(({ others, prefix, apart, isTradesman }) => [
    ...(isTradesman ? [] : others).map((phrase) => `(${phraseQuery(phrase, apart, lexeme)})`),
    ...(prefix === null ? [] : [`${lexeme(prefix)}:*`]),
  ]);
  return ways.length === 0 ? null : ways.join(' | ');
}

function phraseQuery(phrase: readonly string[], apart: WantedTerm['apart'], lexeme: (root: string) => string): string {
  const not = phrase.length === 1 ? (apart.get(phrase[0]!) ?? []) : [];
  const words = phrase.map(lexeme).join(' <-> ');
  return not.length === 0 ? words : `${words} <-> !(${not.map(lexeme).join(' | ')})`;
}

function lexemeAmong(among: Among): (root: string) => string {
  return among === 'names' ? (root) => quoted(inName(root)) : quoted;
}
