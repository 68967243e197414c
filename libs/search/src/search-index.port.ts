/** A field that words are looked for in; weight A counts most. */
export interface SearchableField {
  name: string;
  weight: 'A' | 'B' | 'C' | 'D';
}

/** An index, declared once and understood by every adapter. `D` is the flat document that is stored and given back. */
export interface IndexDefinition<D extends SearchDocument = SearchDocument> {
  name: string;
  searchable: SearchableField[];
  /** Fields with a list of string values, filtered and counted */
  facets: string[];
  /** Fields with a number or a text, to order by */
  sorts: string[];
  /** Sets of words that mean the same, in their everyday form */
  synonyms: string[][];
  /** Reads the documents as they now are in the rooms' tables; ids that are absent from the answer no longer exist. */
  load(ids: readonly string[]): Promise<D[]>;
  /** Every id, page by page, for a rebuild */
  ids(after: string | null, limit: number): Promise<string[]>;
}

export interface SearchDocument {
  id: string;
  point?: { lat: number; lon: number } | null;
  [field: string]: unknown;
}

export interface SearchQuery {
  words: string;
  /** Per facet, the values of which one at least is wanted */
  filters: Record<string, string[]>;
  near?: { lat: number; lon: number; km: number };
  sort: 'relevance' | 'distance' | { field: string; direction: 'asc' | 'desc' };
  /** From 1 */
  page: number;
  /** At most 100 */
  perPage: number;
  /** Facets to count, each without its own filter */
  countFacets: string[];
}

export interface SearchPage<D> {
  hits: { document: D; km: number | null; matched: string[] }[];
  total: number;
  /** False when the total is capped: "plus de 2 000" */
  totalIsExact: boolean;
  facets: Record<string, { value: string; count: number }[]>;
  engine: 'postgresql' | 'meilisearch';
  /** True when this engine answers in place of another that is down */
  degraded: boolean;
}

/** Finds documents by words, filters and place. Two adapters: PostgreSQL (default) and Meilisearch. */
export abstract class SearchIndex {
  abstract readonly capabilities: Readonly<{ typos: boolean; exactCounts: boolean }>;
  /** @throws SearchUnavailable (to retry), SearchRefused (final: the query's fault, with the field) */
  abstract search<D extends SearchDocument>(index: IndexDefinition<D>, query: SearchQuery): Promise<SearchPage<D>>;
  /** Makes these documents findable as they now are; ids that no longer exist are removed. */
  abstract refresh<D extends SearchDocument>(index: IndexDefinition<D>, ids: readonly string[]): Promise<void>;
  /** Builds the index anew beside the old one, then puts it in its place. */
  abstract rebuild<D extends SearchDocument>(
    index: IndexDefinition<D>,
    onProgress?: (done: number) => void,
  ): Promise<void>;
  abstract ping(): Promise<void>;
}
