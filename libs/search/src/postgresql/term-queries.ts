import { first, quoted, type First } from './lexeme';
import type { WantedTerm } from './wanted-words';

/** Which lexemes a query is put to: those of all fields, of names alone, or of names and of what suppliers say they do. */
export type Among = 'fields' | First;

/** The words of one try: every term wanted, or so many of them. */
export interface WordsAsked {
  terms: readonly WantedTerm[];
  least: number;
  /** Only those that the index's tables know are wanted, whatever `least` is; the others count in the rank */
  isByKnown?: boolean;
  /** The query as a name would be */
  whole: string;
}

/** @returns the `tsquery` of the words of one try */
export function answering({ terms, least, isByKnown }: WordsAsked, among: Among): string {
  const wanted = isByKnown ? terms.filter(({ isKnown }) => isKnown) : terms;
  const ways = wanted.map((term) => anyWay(term, among));
  return someOf(ways, isByKnown ? ways.length : least);
}

/**
 * @returns the `tsquery` of one term, all its ways to be answered: a phrase that only holds what answers without it is left out,
 * as is a beginning whose words are all known, since both slow the index down
 */
export function anyWay({ literal, others, begun, apart }: WantedTerm, among: Among): string {
  const lexeme = lexemeAmong(among);
  const roots = new Set([
    ...(literal.length === 1 ? literal : []),
    ...others.flatMap((phrase) => (phrase.length === 1 && !apart.has(phrase[0]!) ? phrase : [])),
    ...(begun && (begun.isAll || begun.prefix === null) ? begun.roots : []),
  ]);
  const isSaid = (phrase: readonly string[]): boolean =>
    phrase.some((root) => roots.has(root)) || (literal.length > 0 && literal.every((root) => phrase.includes(root)));
  const ways = [
    ...[...roots].map((root) => lexeme(root)),
    ...(literal.length > 1 ? [`(${literal.map((root) => lexeme(root)).join(' & ')})`] : []),
    ...others.filter((phrase) => !isSaid(phrase)).map((phrase) => `(${phraseQuery(phrase, apart, lexeme)})`),
    ...(begun?.prefix && !begun.isAll ? [lexeme(begun.prefix, ':*')] : []),
  ];
  return `(${ways.join(' | ')})`;
}

/** @returns the `tsquery` that so many of these answer */
function someOf(ways: readonly string[], least: number): string {
  if (least >= ways.length) return `(${ways.join(' & ')})`;
  if (least === 1) return `(${ways.join(' | ')})`;
  return `(${choices(ways, least)
    .map((some) => `(${some.join(' & ')})`)
    .join(' | ')})`;
}

/** @returns every way to take so many of the items, in their order */
function choices<T>(items: readonly T[], count: number): T[][] {
  if (count === 0) return [[]];
  return items.flatMap((item, at) => choices(items.slice(at + 1), count - 1).map((rest) => [item, ...rest]));
}

/**
 * @returns every term typed, any of which counts in the rank, one of several words by all of them: who works in the
 * « bâtiment » is no « peintre en bâtiment »; null when none stands in a document as typed
 */
export function asTypedQuery(terms: readonly WantedTerm[]): string | null {
  const lexeme = lexemeAmong('fields');
  const ways = terms.flatMap(({ literal, others, apart, isTradesman }) => [
    ...(literal.length === 0 ? [] : [`(${literal.map((root) => lexeme(root)).join(' & ')})`]),
    ...(isTradesman ? others.map((phrase) => `(${phraseQuery(phrase, apart, lexeme)})`) : []),
  ]);
  return ways.length === 0 ? null : ways.join(' | ');
}

/** @returns every other way, which counts less; null when there is none */
export function otherwiseQuery(terms: readonly WantedTerm[]): string | null {
  const lexeme = lexemeAmong('fields');
  const ways = terms.flatMap(({ others, begun, apart, isTradesman }) => [
    ...(isTradesman ? [] : others).map((phrase) => `(${phraseQuery(phrase, apart, lexeme)})`),
    ...(begun === null
      ? []
      : begun.prefix === null
        ? begun.roots.map((root) => lexeme(root))
        : [lexeme(begun.prefix, ':*')]),
  ]);
  return ways.length === 0 ? null : ways.join(' | ');
}

type Lexeme = (root: string, sign?: ':*') => string;

function phraseQuery(phrase: readonly string[], apart: WantedTerm['apart'], lexeme: Lexeme): string {
  const not = phrase.length === 1 ? (apart.get(phrase[0]!) ?? []) : [];
  const words = phrase.map((root) => lexeme(root)).join(' <-> ');
  return not.length === 0 ? words : `${words} <-> !(${not.map((root) => lexeme(root)).join(' | ')})`;
}

function lexemeAmong(among: Among): Lexeme {
  return (root, sign) => quoted(among === 'fields' ? root : first(among, root)) + (sign ?? '');
}
