import type { IndexDefinition, SearchDocument, SearchQuery } from '../search-index.port';
import type { Term } from '../french/read-query';
import { searchedFields } from './index-settings';
import { FIELD, wellFormed } from './stored-document';

/** One way to ask for the words; those of one search are united by the engine. */
export interface Way {
  q: string;
  attributesToSearchOn?: string[];
  /** What it counts beside the others, at most 1 */
  weight: number;
}

/** Where a term may also be looked for as other words: kin of a tradesman, neighbours written as one. */
export type Alternatives = ReadonlyMap<Term, readonly string[]>;

const MOST_WAYS = 8;
const WEIGHT_OF_BEGINNING = 0.95;
const WEIGHT_OF_KIN = 0.8;

/** @returns the ways in which all of these terms may be asked for; the one way of no words when there is none */
export function waysOf<D extends SearchDocument>(
  index: IndexDefinition<D>,
  terms: readonly Term[],
  alternatives: Alternatives,
): Way[] {
  if (terms.length === 0) return [{ q: '', weight: 1 }];
  const roots = terms.map(rootsOf);
  const ways: Way[] = [whole(index, roots.join(' '), 1)];
  const last = terms.at(-1)!;
  if (last.prefix !== null) {
    const before = [...roots.slice(0, -1), ...last.words.slice(0, -1).map(({ root }) => root)];
    ways.push({
      q: [...before, last.prefix].join(' '),
      attributesToSearchOn: searchedFields(index, true),
      weight: WEIGHT_OF_BEGINNING,
    });
  }
  terms.forEach((term, at) => {
    for (const other of alternatives.get(term) ?? [])
      ways.push(whole(index, roots.with(at, other).join(' '), WEIGHT_OF_KIN));
    const next = terms[at + 1];
    const joined = next ? term.joined.find((root) => next.joined.includes(root)) : undefined;
    if (joined !== undefined) {
      ways.push(whole(index, [...roots.slice(0, at), joined, ...roots.slice(at + 2)].join(' '), WEIGHT_OF_KIN));
    }
  });
  return ways.slice(0, MOST_WAYS);
}

/** @returns what asks for one root, or several, whole: after a blank the engine completes no word */
export function whole<D extends SearchDocument>(index: IndexDefinition<D>, roots: string, weight: number): Way {
  return { q: `${roots} `, attributesToSearchOn: searchedFields(index, false), weight };
}

export function rootsOf(term: Term): string {
  return term.words.map(({ root }) => root).join(' ');
}

/** @returns Meilisearch's filter of a query but for its place: fields are those declared, values are quoted, numbers too: « 1e+21 » bare is no number to it */
export function filterOf({ filters, ranges }: Pick<SearchQuery, 'filters' | 'ranges'>): string[] {
  const parts = Object.entries(filters)
    .filter(([, wanted]) => wanted.length > 0)
    .map(([facet, wanted]) => `${FIELD.facet(facet)} IN [${wanted.map(quoted).join(', ')}]`);
  for (const [field, { from, to }] of Object.entries(ranges ?? {})) {
    if (from !== undefined) parts.push(`${FIELD.range(field)} >= ${quoted(String(from))}`);
    if (to !== undefined) parts.push(`${FIELD.range(field)} <= ${quoted(String(to))}`);
  }
  return parts;
}

/** @returns Meilisearch's order of a query; without words the nearest come first where there is a place */
export function orderOf({ sort, near, words }: Pick<SearchQuery, 'sort' | 'near' | 'words'>): string[] {
  if (typeof sort === 'object') return [`${FIELD.sort(sort.field)}:${sort.direction}`];
  const isByDistance = sort === 'distance' || words.trim() === '';
  return near && isByDistance ? [`_geoPoint(${near.lat}, ${near.lon}):asc`] : [];
}

function quoted(value: string): string {
  return `"${wellFormed(value).replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
}
