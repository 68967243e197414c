import { Meilisearch } from 'meilisearch';
import type { DataSource } from 'typeorm';
import type { Clock } from '#lib/kernel';
import { checkQuery } from '../check-query';
import { fieldMatcher } from '../field-matches';
import { readQuery, type ReadQuery, type Term } from '../french/read-query';
import {
  SearchIndex,
  type IndexDefinition,
  type RebuildReport,
  type Reconciliation,
  type SearchDocument,
  type SearchPage,
  type SearchQuery,
} from '../search-index.port';
import { SearchIndexMissing, SearchNotTaken, SearchUnavailable } from '../search.errors';
import { isIndexMissing, isOfEngine, isRefusal } from './engine-errors';
import { IndexKeeper } from './index-keeper';
import { IndexLock } from './index-lock';
import { MOST_HITS, uidOf } from './index-settings';
import { KnownWords } from './known-words';
import { filterOf, orderOf, rootsOf, waysOf, whole, type Way } from './search-request';
import { FIELD, type StoredDocument } from './stored-document';
import { kmBetween } from './km-between';
import { nearestBox } from './nearest-box';
import { placeFilter } from './place-filter';

/** A page that takes longer is better answered by another engine. */
const ANSWER_WITHIN_MS = 1_000;
const WRITTEN_WITHIN_MS = 30_000;
/** It sends a packed answer in two pieces, and holds the second back some 40 ms, until the first is acknowledged. */
const UNPACKED = { 'accept-encoding': 'identity' };

export interface MeilisearchOptions {
  url: string;
  /** One that may write documents and settings, and create, swap and delete indexes */
  key: string | undefined;
  /** Its locks keep writers in order, whichever process they are in */
  db: DataSource;
  clock: Clock;
}

/**
 * Search by Meilisearch. The shared analysis reads documents and queries: the engine compares roots, completes the last word,
 * and finds words typed nearly so where nothing answers otherwise.
 */
export class MeilisearchSearchIndex extends SearchIndex {
  readonly capabilities = { typos: true, exactCounts: true, prefix: true, corrections: true } as const;
  private readonly engine: Meilisearch;
  private readonly words: KnownWords;
  private readonly keeper: IndexKeeper;

  constructor({ url, key, db, clock }: MeilisearchOptions) {
    super();
    const access = { host: url, ...(key ? { apiKey: key } : {}), requestInit: { headers: UNPACKED } };
    this.engine = new Meilisearch({ ...access, timeout: ANSWER_WITHIN_MS });
    this.words = new KnownWords(this.engine);
    this.keeper = new IndexKeeper(new Meilisearch({ ...access, timeout: WRITTEN_WITHIN_MS }), new IndexLock(db), clock);
  }

  /** @throws SearchIndexMissing when the engine has no such index yet */
  async search<D extends SearchDocument>(index: IndexDefinition<D>, query: SearchQuery): Promise<SearchPage<D>> {
    checkQuery(index, query);
    return answered(index.name, async () => {
      const read = readQuery(index, query.words);
      const [ways, place] = await Promise.all([this.waysTo(index, read.terms), this.place(index, query)]);
      const page = await this.page(index, query, { ways, place, corrected: [] });
      if (page.total > 0 || read.terms.length === 0) return page;
      return (await this.mended(index, query, { read, place })) ?? page;
    });
  }

  async refresh<D extends SearchDocument>(index: IndexDefinition<D>, ids: readonly string[]): Promise<void> {
    await answered(index.name, () => this.keeper.refresh(index, [...new Set(ids)]));
  }

  async rebuild<D extends SearchDocument>(
    index: IndexDefinition<D>,
    onProgress: (done: number) => void = () => undefined,
  ): Promise<RebuildReport> {
    return answered(index.name, () => this.keeper.rebuild(index, onProgress));
  }

  async ensure<D extends SearchDocument>(index: IndexDefinition<D>): Promise<void> {
    await answered(index.name, () => this.keeper.ensure(index));
  }

  async reconcile<D extends SearchDocument>(index: IndexDefinition<D>): Promise<Reconciliation> {
    return answered(index.name, () => this.keeper.reconcile(index));
  }

  async ping(): Promise<void> {
    await answered('', () => this.engine.health());
  }

  private async waysTo<D extends SearchDocument>(index: IndexDefinition<D>, terms: readonly Term[]): Promise<Way[]> {
    return waysOf(index, terms, await this.words.alternatives(index, terms));
  }

  private async place<D extends SearchDocument>(index: IndexDefinition<D>, query: SearchQuery): Promise<Place> {
    const { near, page, perPage } = query;
    if (!near) return { filter: [], nearest: null };
    const isNearestFirst = query.words.trim() === '' && typeof query.sort === 'string';
    const [filter, nearest] = await Promise.all([
      placeFilter(this.engine, uidOf(index), near),
      isNearestFirst
        ? nearestBox(this.engine, uidOf(index), near, { filter: filterOf(query), wanted: page * perPage })
        : null,
    ]);
    return { filter, nearest };
  }

  /** Nothing answers all the words: unknown ones are read as those nearest to them, then some of the words will do. */
  private async mended<D extends SearchDocument>(
    index: IndexDefinition<D>,
    query: SearchQuery,
    { read, place }: { read: ReadQuery; place: Place },
  ): Promise<SearchPage<D> | null> {
    const known = await this.words.documentsOfTerms(index, read);
    const corrected: SearchPage<D>['corrected'] = [];
    const terms: Term[] = [];
    for (const term of read.terms) {
      if (known.get(term)! > 0) terms.push(term);
      else if (!query.asTyped && term.words.length === 1) {
        const nearest = await this.words.nearest(index, term.words[0]!.word);
        if (nearest === null) continue;
        corrected.push({ typed: term.typed, read: nearest });
        terms.push(...readQuery(index, nearest).terms.map((one) => ({ ...one, prefix: null })));
      }
    }
    const isOther = corrected.length > 0 || terms.length < read.terms.length;
    if (terms.length === 0) return null;
    const tries = [...(isOther ? [await this.waysTo(index, terms)] : []), ...someOf(index, terms, known)];
    for (const ways of tries) {
      const page = await this.page(index, query, { ways, place, corrected });
      if (page.total > 0) return page;
    }
    return null;
  }

  /** One request, and one more for each facet that is counted without its own filter. */
  private async page<D extends SearchDocument>(
    index: IndexDefinition<D>,
    query: SearchQuery,
    { ways, place, corrected }: { ways: readonly Way[]; place: Place; corrected: SearchPage<D>['corrected'] },
  ): Promise<SearchPage<D>> {
    const { near, page, perPage, countFacets, filters } = query;
    const narrowed = countFacets.filter((facet) => (filters[facet] ?? []).length > 0);
    const free = countFacets.filter((facet) => !narrowed.includes(facet));
    const [main, nearest, ...others] = await Promise.all([
      this.ask(index, query, ways, { place: place.filter, page, perPage: place.nearest ? 0 : perPage, facets: free }),
      place.nearest ? this.ask(index, query, ways, { place: [place.nearest], page, perPage, facets: [] }) : null,
      ...narrowed.map((facet) => {
        const { [facet]: _own, ...rest } = filters;
        return this.ask(index, { ...query, filters: rest }, ways, {
          place: place.filter,
          page: 1,
          perPage: 0,
          facets: [facet],
        });
      }),
    ]);
    const counted = (facet: string): SearchPage<D>['facets'][string] => {
      const from = narrowed.includes(facet) ? others[narrowed.indexOf(facet)]! : main;
      return Object.entries(from.facetDistribution?.[FIELD.facet(facet)] ?? {})
        .map(([value, count]) => ({ value, count }))
        .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
    };
    const total = main.totalHits ?? 0;
    const matchedOf = fieldMatcher(index, query.words);
    return {
      hits: (nearest ?? main).hits.map((hit) => {
        const document = JSON.parse(hit.document) as D;
        return {
          document,
          km: near && document.point ? kmBetween(near, document.point) : null,
          matched: matchedOf(document),
        };
      }),
      total,
      totalIsExact: total < MOST_HITS,
      facets: Object.fromEntries(countFacets.map((facet) => [facet, counted(facet)])),
      facetsAreExact: true,
      corrected,
      engine: 'meilisearch',
      degraded: false,
    };
  }

  /** Asks in all ways at once: the engine unites what they find, ranks it as one and counts it once. */
  private async ask<D extends SearchDocument>(
    index: IndexDefinition<D>,
    query: SearchQuery,
    ways: readonly Way[],
    { place, page, perPage, facets }: { place: string[]; page: number; perPage: number; facets: string[] },
  ): Promise<Found> {
    const indexUid = uidOf(index);
    // An order is worked out even where no hit is wanted
    const sort = perPage > 0 ? orderOf(query) : [];
    // The client's types do not know the pages of a federation yet
    const federation: object = {
      page,
      hitsPerPage: perPage,
      ...(facets.length > 0 ? { facetsByIndex: { [indexUid]: facets.map(FIELD.facet) }, mergeFacets: {} } : {}),
    };
    const found = await this.engine.multiSearch<{ federation: object; queries: [] }, StoredDocument>({
      federation,
      queries: ways.map(({ weight, ...way }) => ({
        ...way,
        indexUid,
        filter: [...filterOf(query), ...place],
        sort,
        matchingStrategy: 'all' as const,
        attributesToRetrieve: ['document'],
        locales: ['fra' as const],
        federationOptions: { weight },
      })) as unknown as [],
    });
    return found as Found;
  }
}

/** Where to search: in a circle, and for the nearest of it in less, where that surely holds them. */
interface Place {
  filter: string[];
  nearest: string | null;
}

interface Found {
  hits: { document: string }[];
  totalHits?: number;
  facetDistribution?: Record<string, Record<string, number>>;
}

/** A query of more words than these is not tried with each of them left out. */
const MOST_TO_CHOOSE_FROM = 6;
/** Where any word will do, one that is so many times more common than the rarest says nothing. */
const TOO_COMMON = 30;

/** Those that the tables know, which say what is asked; else all words but one; else any of the rare ones. */
function someOf<D extends SearchDocument>(
  index: IndexDefinition<D>,
  terms: readonly Term[],
  known: ReadonlyMap<Term, number>,
): Way[][] {
  const tries: Way[][] = [];
  const told = terms.filter((term) => term.isKnown && (known.get(term) ?? 1) > 0);
  if (told.length > 0 && told.length < terms.length) tries.push(waysOf(index, told, new Map()));
  if (terms.length > 2 && terms.length <= MOST_TO_CHOOSE_FROM) {
    tries.push(terms.map((_left, at) => whole(index, terms.toSpliced(at, 1).map(rootsOf).join(' '), 1)));
  }
  if (terms.length > 1) {
    const rarest = Math.min(...terms.map((term) => known.get(term) ?? 1));
    const rare = terms.filter((term) => (known.get(term) ?? 1) <= rarest * TOO_COMMON + 100);
    tries.push(rare.flatMap((term) => waysOf(index, [term], new Map())));
  }
  return tries;
}

/** What is no fault of the engine passes as it is. */
async function answered<T>(index: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    if (!isOfEngine(cause)) throw cause;
    if (isRefusal(cause)) throw new SearchNotTaken(cause);
    throw isIndexMissing(cause) ? new SearchIndexMissing(index, cause) : new SearchUnavailable('Meilisearch', cause);
  }
}
