import { createHash } from 'node:crypto';
import { plain } from '#lib/nomenclature';
import { readWords, type ReadWord } from '../french/read-words';
import type { IndexDefinition, SearchDocument } from '../search-index.port';
import { alongDirections, DIRECTION_FIELDS } from './circle';

/** What Meilisearch keeps: the document to give back as JSON text, and beside it, prepared, what it searches, filters and sorts. */
export interface StoredDocument {
  id: string;
  document: string;
  /** Of all the rest: equal hashes need no write */
  hash: string;
  /** Its words once each, as written in lower case: the only field where typos are looked for */
  near: string[];
  _geo: { lat: number; lng: number } | null;
  [field: string]: unknown;
}

/** Names of prepared fields; a definition's field may be searched, filtered and sorted at once. */
export const FIELD = {
  /** Roots, so that plurals, feminines and kin meet */
  roots: (name: string): string => `t_${name}`,
  /** Words as they are, for the beginning of one */
  words: (name: string): string => `w_${name}`,
  facet: (name: string): string => `f_${name}`,
  range: (name: string): string => `r_${name}`,
  sort: (name: string): string => `s_${name}`,
};

/** Beyond this many characters a field says nothing new. */
const READ_OF_FIELD = 20_000;
const MOST_NEAR = 600;
const SHORTEST_NEAR = 4;

/** @returns a document in its stored form; a point out of the globe is dropped, as the engine would refuse the document for it */
export function storedDocument<D extends SearchDocument>(index: IndexDefinition<D>, document: D): StoredDocument {
  const prepared: Record<string, unknown> = {};
  const near = new Set<string>();
  for (const { name } of index.searchable) {
    const texts = textsOf(document, name).map((text) => ({ text, read: readWords(text) }));
    prepared[FIELD.roots(name)] = texts.map(({ read }) => rootsOf(read)).filter((text) => text !== '');
    prepared[FIELD.words(name)] = texts.map(({ read }) => wordsOf(read)).filter((text) => text !== '');
    for (const { text, read } of texts) {
      for (const { word, isStop, start, end } of read) {
        const isLookedFor = !isStop && word.length >= SHORTEST_NEAR && !/\d/.test(word) && near.size < MOST_NEAR;
        if (isLookedFor) near.add(text.slice(start, end).toLowerCase());
      }
    }
  }
  for (const facet of index.facets) prepared[FIELD.facet(facet)] = textsOf(document, facet);
  for (const field of index.ranges) prepared[FIELD.range(field)] = numberOf(document[field]);
  for (const field of index.sorts) prepared[FIELD.sort(field)] = sortOf(document[field]);
  const _geo = geoOf(document.point);
  if (_geo) {
    alongDirections({ lat: _geo.lat, lon: _geo.lng }).forEach((km, at) => (prepared[DIRECTION_FIELDS[at]!] = km));
  }
  const rest = { ...prepared, near: [...near], document: jsonOf(document), _geo };
  return { ...rest, id: document.id, hash: createHash('sha256').update(JSON.stringify(rest)).digest('base64') };
}

/** Words tied by hyphens stand a second time as one, a SIRET also as its SIREN. */
function rootsOf(read: readonly ReadWord[]): string {
  const meaning = read.filter(({ isStop }) => !isStop);
  return [...meaning.map(({ root }) => root), ...compounds(meaning, 'root'), ...sirens(read)].join(' ');
}

function wordsOf(read: readonly ReadWord[]): string {
  return [...read.map(({ word }) => word), ...compounds(read, 'word')].join(' ');
}

function compounds(read: readonly ReadWord[], form: 'word' | 'root'): Set<string> {
  return new Set(read.flatMap(({ compound }) => (compound ? [compound[form]] : [])));
}

function sirens(read: readonly ReadWord[]): string[] {
  return read.flatMap(({ word }) => (/^\d{14}$/.test(word) ? [word.slice(0, 9)] : []));
}

function textsOf(document: SearchDocument, field: string): string[] {
  const value = document[field];
  if (value === null || value === undefined) return [];
  return (Array.isArray(value) ? value.map(String) : [String(value as string | number)])
    .map((text) => wellFormed(text.slice(0, READ_OF_FIELD)))
    .filter((text) => text !== '');
}

function numberOf(value: unknown): number | null {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : null;
}

/** Texts order without case nor accents: « Été » before « Zoo ». */
function sortOf(value: unknown): string | number | null {
  if (typeof value === 'number') return numberOf(value);
  return typeof value === 'string' && value !== '' ? wellFormed(plain(value.normalize('NFKD')).slice(0, 200)) : null;
}

function geoOf(point: SearchDocument['point']): StoredDocument['_geo'] {
  const isOnEarth = point && Math.abs(point.lat) <= 90 && Math.abs(point.lon) <= 180;
  return isOnEarth ? { lat: point.lat, lng: point.lon } : null;
}

/** Half of a surrogate pair makes the engine refuse all that comes with it. */
export function wellFormed(text: string): string {
  return text.replace(/\p{Cs}/gu, '\uFFFD');
}

function jsonOf(document: SearchDocument): string {
  return JSON.stringify(document, (_key, value: unknown) => (typeof value === 'string' ? wellFormed(value) : value));
}
