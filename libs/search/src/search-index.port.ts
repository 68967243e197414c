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
  /** Fields with a number, filtered between bounds: an amount, a day as `YYYYMMDD` */
  ranges: string[];
  /** Fields with a number or a text, to order by */
  sorts: string[];
  /** Sets of words that mean the same, in their everyday form; no word stands in two sets */
  synonyms: string[][];
  /**
   * What a word is also looked for as, one way and with its own synonyms: « paysagiste » finds « espaces verts » and
   * « jardinage », never the other way round. Nothing else is guessed from the endings of such a word.
   */
  implied?: [word: string, meanings: string[]][];
  /** What a word is followed by where it has not the meaning of its synonyms: a « couvreur » does no « couverture des frais » */
  apart?: [word: string, followers: string[]][];
  /** Reads the documents as they now are in the rooms' tables; ids that are absent from the answer no longer exist. */
  load(ids: readonly string[]): Promise<D[]>;
  /** Every id, page by page, for a rebuild */
  ids(after: string | null, limit: number): Promise<string[]>;
  /** How many there are, for the progress of a rebuild and to check it */
  count(): Promise<number>;
}

export interface SearchDocument {
  id: string;
  point?: { lat: number; lon: number } | null;
  [field: string]: unknown;
}

export interface SearchQuery {
  words: string;
  /** The words as they are: no typo is mended */
  asTyped?: boolean;
  /** Per facet, the values of which one at least is wanted */
  filters: Record<string, string[]>;
  /** Per field of `ranges`, the bounds, both included */
  ranges?: Record<string, { from?: number; to?: number }>;
  near?: { lat: number; lon: number; km: number };
  sort: 'relevance' | 'distance' | { field: string; direction: 'asc' | 'desc' };
  /** From 1 */
  page: number;
  /** At most 100 */
  perPage: number;
  /** Facets to count, each without its own filter */
  countFacets: string[];
  /** Hits are wanted for their ids and what answers in them: an engine need not read more than the `id` of their documents */
  idsOnly?: boolean;
}

/** A piece of a field, marked when it answers the words. */
export interface TextPart {
  text: string;
  isMatch: boolean;
}

/**
 * How a field answers the words: by one of them, by its beginning, by a word that means the same (a synonym, the trade of a
 * tradesman), or by one that is typed nearly so. The closest when several do.
 */
export type MatchedBy = 'word' | 'prefix' | 'synonym' | 'typo';

/** A field where the words are: why a hit is one, for the card that says so. */
export interface FieldMatch {
  field: string;
  by: MatchedBy;
  /** The field's text (of a list, the values that answer), whole or cut around what answers; joined, the parts give it back */
  parts: TextPart[];
}

export interface SearchHit<D> {
  document: D;
  km: number | null;
  /** In the order of the fields' weights; empty without words, or when nothing but the engine's own likeness was found */
  matched: FieldMatch[];
}

export interface SearchPage<D> {
  hits: SearchHit<D>[];
  total: number;
  /** False when the total is capped: "plus de 2 000" */
  totalIsExact: boolean;
  facets: Record<string, { value: string; count: number }[]>;
  /** False when facets were counted among the first thousands of hits only */
  facetsAreExact: boolean;
  /** Words that were read as others, because nothing answers them as typed: "Résultats pour « maçonnerie »" */
  corrected: { typed: string; read: string }[];
  engine: 'postgresql' | 'meilisearch';
  /** True when this engine answers in place of another that is down */
  degraded: boolean;
}

/** What an engine can do; what it can't is told here, never passed over. */
export interface SearchCapabilities {
  /** Words typed nearly so are found */
  typos: boolean;
  /** Totals and facets are exact whatever their number */
  exactCounts: boolean;
  /** The beginning of the last word is enough */
  prefix: boolean;
  /** What was mended is told in `corrected` */
  corrections: boolean;
}

/** What a rebuild did, and what was checked before it took the place of the old index. */
export interface RebuildReport {
  documents: number;
  /** Documents that the engine refuses, by id, with its reason: all others are in */
  refused: { id: string; reason: string }[];
}

/** How an index differed from the rooms' tables, and was made to be as they are. */
export interface Reconciliation {
  checked: number;
  /** Absent from the index or other than they are: written */
  mended: number;
  /** In the index though they exist no more: removed */
  removed: number;
}

/** Finds documents by words, filters and place. Two adapters: PostgreSQL (default) and Meilisearch. */
export abstract class SearchIndex {
  abstract readonly capabilities: Readonly<SearchCapabilities>;
  /** @throws SearchUnavailable (to retry), SearchRefused (final: the query's fault, with the field) */
  abstract search<D extends SearchDocument>(index: IndexDefinition<D>, query: SearchQuery): Promise<SearchPage<D>>;
  /** Makes these documents findable as they now are; ids that no longer exist are removed. */
  abstract refresh<D extends SearchDocument>(index: IndexDefinition<D>, ids: readonly string[]): Promise<void>;
  /**
   * Builds the index anew beside the old one, checks it, then puts it in its place; searches are answered all the while, and
   * what changes meanwhile is not lost.
   */
  abstract rebuild<D extends SearchDocument>(
    index: IndexDefinition<D>,
    onProgress?: (done: number) => void,
  ): Promise<RebuildReport>;
  /** Builds an index that was never built as it is defined now, unless another process is at it; else does nothing. */
  abstract ensure<D extends SearchDocument>(index: IndexDefinition<D>): Promise<void>;
  /** Compares the index with the rooms' tables and mends what differs. */
  abstract reconcile<D extends SearchDocument>(index: IndexDefinition<D>): Promise<Reconciliation>;
  abstract ping(): Promise<void>;
}
