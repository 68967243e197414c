import { createHash } from 'node:crypto';
import { readWords, type ReadWord } from '../french/read-words';
import { wholeOf } from '../french/read-query';
import type { IndexDefinition, SearchDocument } from '../search-index.port';
import { cellsOfPoint, clean, exactName, facetValue, firstsOf, quoted } from './lexeme';
import { cubeOf, isOnEarth } from './sphere';

/** A row as it is written: all that a search compares is computed here, once. */
export interface IndexRow {
  id: string;
  document: string;
  /** Of the document: equal hashes need no write */
  hash: string;
  /** Text form of the `tsvector` */
  keys: string;
  place: string | null;
  facets: string[][];
  ranges: (number | null)[];
  sorts: (string | null)[];
  /** Each word of the searchable fields once, plain, with its first form as written; numbers are not words, no typo of theirs is mended */
  words: Map<string, string>;
}

/** Beyond this many characters a field says nothing new. */
const READ_OF_FIELD = 20_000;
/** A phrase does not run from one value into the next. */
const BETWEEN_VALUES = 8;
const LAST_POSITION = 16_000;
const POSITIONS_OF_ONE = 200;

export function rowOf<D extends SearchDocument>(index: IndexDefinition<D>, document: D): IndexRow {
  const json = jsonOf(document);
  const read = index.searchable.flatMap(({ name, weight }) =>
    textsOf(document, name).map((text): ReadText => ({ text, weight, words: readWords(text) })),
  );
  return {
    id: document.id,
    document: json,
    hash: createHash('sha256').update(json).digest('base64'),
    keys: keysOf(index, document, read),
    place: isOnEarth(document.point) ? cubeOf(document.point) : null,
    facets: index.facets.map((facet) => facetValuesOf(document, facet)),
    ranges: index.ranges.map((field) => numberOf(document[field])),
    sorts: index.sorts.map((field) => sortOf(document[field])),
    words: wordsOf(read),
  };
}

interface ReadText {
  text: string;
  weight: string;
  words: readonly ReadWord[];
}

/** Texts alone: of what is made for each word of each document, objects would be most of what a rebuild leaves to collect. */
function wordsOf(read: readonly ReadText[]): Map<string, string> {
  const met = new Map<string, string>();
  for (const { text, words } of read) {
    for (const { word, isStop, compound, start, end } of words) {
      if (isStop || /\d/.test(word)) continue;
      if (!met.has(word)) met.set(word, text.slice(start, end));
      if (compound && !met.has(compound.word)) met.set(compound.word, compound.word);
    }
  }
  return met;
}

function keysOf<D extends SearchDocument>(index: IndexDefinition<D>, document: D, read: readonly ReadText[]): string {
  const keys = new Map<string, string[]>();
  const add = (lexeme: string, position: number, weight: string): void => {
    const positions = keys.get(lexeme);
    if (!positions) keys.set(lexeme, [`${position}${weight}`]);
    else if (positions.length < POSITIONS_OF_ONE) positions.push(`${position}${weight}`);
  };
  const bare = new Set<string>();
  let position = 0;
  for (const { weight, words } of read) {
    if (weight === 'A') bare.add(exactName(wholeOf(words)));
    for (const one of words) {
      // Of names, words that say nothing are kept for those named with nothing else, at the place of the next
      if (one.isStop && weight !== 'A') continue;
      if (!one.isStop) position = Math.min(position + 1, LAST_POSITION);
      for (const root of rootsAt(one)) {
        add(root, Math.max(1, position), weight);
        for (const lexeme of firstsOf(weight, root)) add(lexeme, Math.max(1, position), weight);
      }
    }
    position = Math.min(position + BETWEEN_VALUES, LAST_POSITION);
  }
  index.facets.forEach((facet, i) => facetValuesOf(document, facet).forEach((value) => bare.add(facetValue(i, value))));
  if (isOnEarth(document.point)) cellsOfPoint(document.point).forEach((cell) => bare.add(cell));
  return [
    ...[...keys].map(([lexeme, positions]) => `${quoted(lexeme)}:${positions.join(',')}`),
    ...[...bare].map(quoted),
  ].join(' ');
}

function rootsAt({ word, root, compound }: ReadWord): string[] {
  const siren = /^\d{14}$/.test(word) ? [word.slice(0, 9)] : [];
  return compound ? [root, compound.root, ...siren] : [root, ...siren];
}

function textsOf(document: SearchDocument, field: string): string[] {
  const value = document[field];
  if (value === null || value === undefined) return [];
  return (Array.isArray(value) ? value.map(String) : [String(value as string | number)])
    .map((text) => text.slice(0, READ_OF_FIELD))
    .filter((text) => text !== '');
}

function facetValuesOf(document: SearchDocument, facet: string): string[] {
  return [...new Set(textsOf(document, facet).map((text) => clean(text)))];
}

function numberOf(value: unknown): number | null {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : null;
}

/** Numbers and texts order in one column: a number is written so that its text orders as it does. */
function sortOf(value: unknown): string | null {
  if (typeof value === 'number') return Number.isFinite(value) ? ordered(value) : null;
  if (typeof value !== 'string') return null;
  return clean(value.slice(0, 200));
}

const LARGEST = 1e14;

function ordered(value: number): string {
  const bounded = Math.max(-LARGEST, Math.min(LARGEST, value));
  // Four decimals, shifted above zero, so that all have as many digits and no sign
  return String(BigInt(Math.round(bounded * 1e4)) + BigInt(2e18)).padStart(20, '0');
}

function jsonOf(document: SearchDocument): string {
  return JSON.stringify(document, (_key, value: unknown) => (typeof value === 'string' ? clean(value) : value));
}
