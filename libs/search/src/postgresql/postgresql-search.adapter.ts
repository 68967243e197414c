import type { DataSource } from 'typeorm';
import { checkQuery } from '../check-query';
import { textOf } from '../document-text';
import { fieldMatcher } from '../field-matches';
import { readQuery } from '../french/read-query';
import {
  SearchIndex,
  type IndexDefinition,
  type RebuildReport,
  type Reconciliation,
  type SearchDocument,
  type SearchPage,
  type SearchQuery,
} from '../search-index.port';
import { SearchDocumentsRefused, SearchUnavailable } from '../search.errors';
import { LOOKED_AT } from './counted-rows';
import { countsStatement } from './counts-statement';
import { tableOf, type IndexTable, type Standing } from './index-table';
import { IndexWriter } from './index-writer';
import { isUnderstood, MissingIndexes } from './missing-indexes';
import type { CountedValue } from './facet-lists';
import { SearchStatement, type FoundRow, type LookedAt, type Statement } from './search-statement';
import { readOften } from './read-often';
import { kmOf } from './sphere';
import type { WordsAsked } from './term-queries';
import { wantedWords, type WantedWords } from './wanted-words';
import { ALL } from './write-rows';

const UNDEFINED_TABLE = '42P01';

/** Full text by PostgreSQL alone: every row is analysed when it is written, one GIN index meets words, facets and place. */
export class PostgresqlSearchIndex extends SearchIndex {
  readonly capabilities = { typos: true, exactCounts: false, prefix: true, corrections: true } as const;
  private readonly writer: IndexWriter;
  private readonly missing: MissingIndexes;

  constructor(private readonly db: DataSource) {
    super();
    this.writer = new IndexWriter(db);
    this.missing = new MissingIndexes(db, (index) => this.rebuild(index));
  }

  async search<D extends SearchDocument>(index: IndexDefinition<D>, query: SearchQuery): Promise<SearchPage<D>> {
    checkQuery(index, query);
    try {
      return await this.searchIn(index, tableOf(index), query);
    } catch (error) {
      if ((error as { code?: unknown }).code !== UNDEFINED_TABLE) throw error;
      return this.searchUnbuilt(index, query);
    }
  }

  async refresh<D extends SearchDocument>(index: IndexDefinition<D>, ids: readonly string[]): Promise<void> {
    if (await this.writer.refresh(index, [...new Set(ids)])) return;
    // Where an index of before answers, it has the change; else nothing answers until all is in
    if (await this.missing.before(index)) this.missing.buildBehind(index);
    else await this.missing.build(index);
  }

  async ensure<D extends SearchDocument>(index: IndexDefinition<D>): Promise<void> {
    if (!(await this.writer.refresh(index, []))) await this.missing.build(index);
  }

  async rebuild<D extends SearchDocument>(
    index: IndexDefinition<D>,
    onProgress: (done: number) => void = () => undefined,
  ): Promise<RebuildReport> {
    return this.writer.rebuild(index, (table, documents) => this.notFound(index, table, documents), onProgress);
  }

  async reconcile<D extends SearchDocument>(index: IndexDefinition<D>): Promise<Reconciliation> {
    if (await this.writer.refresh(index, [])) return this.writer.reconcile(index);
    const { documents, refused } = await this.rebuild(index);
    if (refused.length > 0) throw new SearchDocumentsRefused(refused);
    return { checked: documents, mended: documents, removed: 0 };
  }

  /** @throws SearchUnavailable while an index is built that nothing else holds */
  async ping(): Promise<void> {
    if (this.missing.isBuilding()) throw new SearchUnavailable('PostgreSQL');
    try {
      await this.db.query('select 1');
    } catch (cause) {
      throw new SearchUnavailable('PostgreSQL', cause);
    }
  }

  /** Another definition came with a release, or none was ever built: it is built, what is there of before answers meanwhile. */
  private async searchUnbuilt<D extends SearchDocument>(
    index: IndexDefinition<D>,
    query: SearchQuery,
  ): Promise<SearchPage<D>> {
    const isEmpty = !this.missing.isBuilding(index) && (await index.count()) === 0;
    if (isEmpty && (await this.writer.refresh(index, []))) return this.searchIn(index, tableOf(index), query);
    this.missing.buildBehind(index);
    const before = await this.missing.before(index);
    const page = before && isUnderstood(before.index, query) ? await this.searchBefore(before, query) : null;
    return { ...(page ?? nothing(query, { corrected: [] })), degraded: true };
  }

  private async searchBefore<D extends SearchDocument>(
    { index, table }: Standing<D>,
    query: SearchQuery,
  ): Promise<SearchPage<D>> {
    const isSorted = typeof query.sort !== 'object' || index.sorts.includes(query.sort.field);
    const page = await this.searchIn(index, table, {
      ...query,
      sort: isSorted ? query.sort : 'relevance',
      countFacets: query.countFacets.filter((facet) => index.facets.includes(facet)),
    });
    const none = query.countFacets.map((facet) => [facet, []]);
    return { ...page, facets: { ...Object.fromEntries(none), ...page.facets } };
  }

  private async searchIn<D extends SearchDocument>(
    index: IndexDefinition<D>,
    table: IndexTable,
    query: SearchQuery,
  ): Promise<SearchPage<D>> {
    const read = readQuery(index, query.words);
    const wanted = await wantedWords(this.db, index, table, read, query.asTyped === true);
    if (read.terms.length > 0 && wanted.terms.length === 0) return nothing(query, wanted);
    for (const words of triesOf(wanted, read.whole)) {
      const page = await this.page(index, table, query, words, wanted);
      if (page.total > 0) return page;
    }
    return nothing(query, wanted);
  }

  private async page<D extends SearchDocument>(
    index: IndexDefinition<D>,
    table: IndexTable,
    asked: SearchQuery,
    words: WordsAsked | null,
    { corrected }: WantedWords,
  ): Promise<SearchPage<D>> {
    const query = { ...asked, sort: sortOf(asked, words) };
    const statement = (): SearchStatement => new SearchStatement(index, table, query, words);
    // A facet that nothing but itself narrows counts all documents, which is known beforehand
    const isWhole = words === null && !query.near && !hasBounds(query);
    const narrowed = Object.keys(query.filters).filter((facet) => query.filters[facet]!.length > 0);
    const known = query.countFacets.filter((facet) => isWhole && narrowed.every((other) => other === facet));
    const counted = query.countFacets.filter((facet) => !known.includes(facet));
    const everything = isWhole && narrowed.length === 0;
    const [looked, counts] = await Promise.all([
      everything ? null : this.look<D>(statement().look(counted)),
      this.counts<D>(index, table, known, everything ? statement().walk() : null),
    ]);
    const isMore = looked === null || looked.total > LOOKED_AT;
    const isWalked = looked !== null && isMore && !(words && query.sort === 'relevance');
    const hits = isWalked
      ? await readOften<FoundRow<D>>(this.db, ...statement().walk())
      : ((looked ?? counts).hits ?? []);
    const matchedOf = fieldMatcher(index, query.words);
    const facets = counted.map((facet) => [facet, looked?.facets?.[index.facets.indexOf(facet)] ?? []] as const);
    return {
      hits: hits.map(({ document, chord }) => ({
        document,
        km: chord === null ? null : kmOf(chord),
        matched: matchedOf(document),
      })),
      total: looked === null ? counts.total : Math.min(looked.total, LOOKED_AT),
      totalIsExact: looked === null || !isMore,
      facets: Object.fromEntries(
        [...counts.facets, ...facets].map(([facet, values]) => [
          facet,
          values.map(([value, count]) => ({ value, count })),
        ]),
      ),
      facetsAreExact: counted.length === 0 || looked?.isSample !== true,
      corrected,
      engine: 'postgresql',
      degraded: false,
    };
  }

  private async look<D>(statement: Statement): Promise<LookedAt<D>> {
    const [row] = await readOften<LookedAt<D>>(this.db, ...statement);
    return row!;
  }

  /** What is known beforehand; for the page of all documents also how many they are, and the page, in one round trip. */
  private async counts<D>(
    index: IndexDefinition<never> | IndexDefinition,
    table: IndexTable,
    facets: readonly string[],
    walk: Statement | null,
  ): Promise<Counts<D>> {
    if (facets.length === 0 && !walk) return { total: 0, facets: [], hits: null };
    const places = facets.map((facet) => index.facets.indexOf(facet));
    const [row] = await readOften<{ counts: Record<string, CountedValue[] | null>; hits: FoundRow<D>[] | null }>(
      this.db,
      countsStatement(table, walk),
      [...(walk?.[1] ?? []), [...places, ...(walk ? [ALL] : [])]],
    );
    const valuesOf = (place: number): CountedValue[] => row!.counts[place] ?? [];
    return {
      total: valuesOf(ALL)[0]?.[1] ?? 0,
      facets: facets.map((facet, i) => [facet, valuesOf(places[i]!)] as const),
      hits: row!.hits,
    };
  }

  /** @returns the ids of those documents that their own name does not find */
  private async notFound<D extends SearchDocument>(
    index: IndexDefinition<D>,
    table: IndexTable,
    documents: readonly D[],
  ): Promise<string[]> {
    const name = [...index.searchable].sort((a, b) => (a.weight < b.weight ? -1 : 1))[0]?.name;
    const missed: string[] = [];
    for (const document of documents) {
      const words = name === undefined ? '' : textOf(document, name).slice(0, 200);
      if (readQuery(index, words).terms.length === 0) continue;
      const query: SearchQuery = {
        words,
        asTyped: true,
        filters: {},
        sort: 'relevance',
        page: 1,
        perPage: 100,
        countFacets: [],
      };
      const { hits, total } = await this.searchIn(index, table, query);
      // Among so many of one name, its place is not told
      if (total <= 100 && !hits.some((hit) => hit.document.id === document.id)) missed.push(document.id);
    }
    return missed;
  }
}

interface Counts<D> {
  total: number;
  facets: (readonly [facet: string, values: CountedValue[]])[];
  hits: FoundRow<D>[] | null;
}

/** Without words nothing is more relevant than another: the nearest first where there is a place, else by the first sort. */
function sortOf({ sort, near }: SearchQuery, words: WordsAsked | null): SearchQuery['sort'] {
  return sort === 'relevance' && words === null && near ? 'distance' : sort;
}

function hasBounds({ ranges }: SearchQuery): boolean {
  return Object.values(ranges ?? {}).some(({ from, to }) => from !== undefined || to !== undefined);
}

/** A query of more words than these is not tried with two of them left out: the ways to choose grow too many. */
const MOST_TO_CHOOSE_FROM = 6;
/** Where any word will do, one that is so many times more common than the rarest says nothing. */
const TOO_COMMON = 30;

/** All the terms; else those that the tables know; else all but one, all but two; else any of the rare ones. */
function triesOf({ terms }: WantedWords, whole: string): (WordsAsked | null)[] {
  if (terms.length === 0) return [null];
  const tries: WordsAsked[] = [{ terms, whole, least: terms.length }];
  const known = terms.filter(({ isKnown }) => isKnown).length;
  if (known > 0 && known < terms.length) tries.push({ terms, whole, least: known, isByKnown: true });
  if (terms.length > 2) tries.push({ terms, whole, least: terms.length - 1 });
  if (terms.length > 3 && terms.length <= MOST_TO_CHOOSE_FROM) tries.push({ terms, whole, least: terms.length - 2 });
  if (terms.length > 1) {
    const rarest = Math.min(...terms.map(({ documents }) => documents));
    const rare = terms.filter(({ documents }) => documents <= rarest * TOO_COMMON + 100);
    tries.push({ terms: rare, whole, least: 1 });
  }
  return tries;
}

function nothing<D>({ countFacets }: SearchQuery, { corrected }: Pick<WantedWords, 'corrected'>): SearchPage<D> {
  return {
    hits: [],
    total: 0,
    totalIsExact: true,
    facets: Object.fromEntries(countFacets.map((facet) => [facet, []])),
    facetsAreExact: true,
    corrected,
    engine: 'postgresql',
    degraded: false,
  };
}
