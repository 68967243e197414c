import type { Settings } from 'meilisearch';
import { textOf } from '../document-text';
import type { IndexDefinition, SearchDocument, SearchQuery } from '../search-index.port';

/** What Meilisearch keeps: the document to give back, and beside it the fields it searches, filters and sorts. */
export interface StoredDocument<D> {
  id: string;
  document: D;
  _geo: { lat: number; lng: number } | null;
  [field: string]: unknown;
}

/** @returns the settings of an index; searchable fields stand in the order of their weight, as Meilisearch ranks them */
export function settingsOf<D extends SearchDocument>(index: IndexDefinition<D>): Settings {
  const searchable = [...index.searchable].sort((a, b) => (a.weight < b.weight ? -1 : 1)).map((field) => field.name);
  const synonyms: Record<string, string[]> = {};
  for (const words of index.synonyms) {
    for (const word of words) synonyms[word] = words.filter((other) => other !== word);
  }
  return {
    searchableAttributes: searchable,
    filterableAttributes: [...index.facets, '_geo'],
    sortableAttributes: [...index.sorts, '_geo'],
    synonyms,
    stopWords: ['le', 'la', 'les', 'l', 'de', 'du', 'des', 'd', 'et', 'a', 'à', 'au', 'aux', 'en', 'un', 'une'],
  };
}

/** @returns a document in its stored form; a point out of the globe is dropped, as one would refuse the whole batch */
export function storedDocument<D extends SearchDocument>(index: IndexDefinition<D>, document: D): StoredDocument<D> {
  const { point } = document;
  const isPoint = point && Math.abs(point.lat) <= 90 && Math.abs(point.lon) <= 180;
  return {
    ...Object.fromEntries(index.searchable.map((field) => [field.name, textOf(document, field.name)])),
    ...Object.fromEntries([...index.facets, ...index.sorts].map((field) => [field, document[field] ?? null])),
    id: document.id,
    document,
    _geo: isPoint ? { lat: point.lat, lng: point.lon } : null,
  };
}

/** @returns Meilisearch's filter of a query: fields are those declared, values are quoted, numbers are numbers */
export function filterOf({ filters, near }: Pick<SearchQuery, 'filters' | 'near'>): string[][] {
  const quoted = (value: string): string => `"${value.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
  const groups = Object.entries(filters)
    .filter(([, wanted]) => wanted.length > 0)
    .map(([facet, wanted]) => wanted.map((value) => `${facet} = ${quoted(value)}`));
  if (near) groups.push([`_geoRadius(${near.lat}, ${near.lon}, ${Math.round(near.km * 1_000)})`]);
  return groups;
}
