import { Meilisearch, type EnqueuedTaskPromise } from 'meilisearch';
import { checkQuery } from '../check-query';
import {
  SearchIndex,
  type IndexDefinition,
  type RebuildReport,
  type Reconciliation,
  type SearchDocument,
  type SearchPage,
  type SearchQuery,
} from '../search-index.port';
import { fieldMatches } from '../field-matches';
import { SearchUnavailable } from '../search.errors';
import { filterOf, settingsOf, storedDocument, type StoredDocument } from './index-settings';

const REBUILD_PAGE = 1_000;
const TASK_TIMEOUT_MS = 120_000;

/** Search by Meilisearch. Every task is awaited and its status checked: a task that failed does not throw by itself. */
export class MeilisearchSearchIndex extends SearchIndex {
  readonly capabilities = { typos: true, exactCounts: false, prefix: true, corrections: false } as const;
  private readonly client: Meilisearch;

  /** @param key a key that may write documents and settings, and swap indexes */
  constructor(url: string, key: string | undefined) {
    super();
    this.client = new Meilisearch({ host: url, ...(key ? { apiKey: key } : {}), timeout: 5_000 });
  }

  async search<D extends SearchDocument>(index: IndexDefinition<D>, query: SearchQuery): Promise<SearchPage<D>> {
    checkQuery(index, query);
    const { near, sort, page, perPage } = query;
    const order = orderOf(sort, near);
    const asked = {
      q: query.words.replaceAll('\u0000', ' '),
      filter: filterOf(query),
      offset: (page - 1) * perPage,
      limit: perPage,
      ...(order ? { sort: [order] } : {}),
      matchingStrategy: 'last' as const,
    };
    return answered(async () => {
      const main = await this.client.index<StoredDocument<D>>(index.name).search(asked.q, asked);
      const facets: SearchPage<D>['facets'] = {};
      for (const facet of query.countFacets) facets[facet] = await this.count(index, query, facet, asked.q);
      const total = main.estimatedTotalHits ?? main.hits.length;
      return {
        hits: main.hits.map((hit) => ({
          document: hit.document,
          km: typeof hit._geoDistance === 'number' ? hit._geoDistance / 1_000 : null,
          matched: fieldMatches(index, hit.document, query.words),
        })),
        total,
        totalIsExact: total < 1_000,
        facets,
        facetsAreExact: true,
        corrected: [],
        engine: 'meilisearch' as const,
        degraded: false,
      };
    });
  }

  async refresh<D extends SearchDocument>(index: IndexDefinition<D>, ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return;
    const documents = await index.load(ids);
    const found = new Set(documents.map((document) => document.id));
    const gone = ids.filter((id) => !found.has(id));
    await answered(async () => {
      await this.settle(index);
      const target = this.client.index(index.name);
      if (documents.length > 0) await done(target.addDocuments(documents.map((d) => storedDocument(index, d))));
      if (gone.length > 0) await done(target.deleteDocuments(gone));
    });
  }

  async rebuild<D extends SearchDocument>(
    index: IndexDefinition<D>,
    onProgress?: (done: number) => void,
  ): Promise<RebuildReport> {
    const beside: IndexDefinition<D> = { ...index, name: `${index.name}_beside` };
    return answered(async () => {
      await this.client.deleteIndexIfExists(beside.name);
      await done(this.client.createIndex(beside.name, { primaryKey: 'id' }));
      await done(this.client.index(beside.name).updateSettings(settingsOf(index)));
      let after: string | null = null;
      let count = 0;
      for (;;) {
        const ids: string[] = await index.ids(after, REBUILD_PAGE);
        if (ids.length === 0) break;
        const documents = await index.load(ids);
        await done(this.client.index(beside.name).addDocuments(documents.map((d) => storedDocument(index, d))));
        after = ids.at(-1)!;
        count += ids.length;
        onProgress?.(count);
      }
      await this.settle(index);
      await done(this.client.swapIndexes([{ indexes: [index.name, beside.name], rename: false }]));
      await this.client.deleteIndexIfExists(beside.name);
      return { documents: count, refused: [] };
    });
  }

  /** Builds all anew: it tells no difference. */
  async reconcile<D extends SearchDocument>(index: IndexDefinition<D>): Promise<Reconciliation> {
    const { documents } = await this.rebuild(index);
    return { checked: documents, mended: 0, removed: 0 };
  }

  async ping(): Promise<void> {
    await answered(() => this.client.health());
  }

  /** Makes the index and its settings what the definition says; equal settings cost the engine nothing. */
  private async settle<D extends SearchDocument>(index: IndexDefinition<D>): Promise<void> {
    const exists = await this.client.getRawIndex(index.name).then(
      () => true,
      (error: { cause?: { code?: string } }) => {
        if (error.cause?.code === 'index_not_found') return false;
        throw error;
      },
    );
    if (exists) return;
    await done(this.client.createIndex(index.name, { primaryKey: 'id' }));
    await done(this.client.index(index.name).updateSettings(settingsOf(index)));
  }

  private async count<D extends SearchDocument>(
    index: IndexDefinition<D>,
    query: SearchQuery,
    facet: string,
    words: string,
  ): Promise<{ value: string; count: number }[]> {
    const { [facet]: _own, ...filters } = query.filters;
    const filter = filterOf({ ...query, filters });
    const asked = { filter, facets: [facet], limit: 0, matchingStrategy: 'last' as const };
    const { facetDistribution } = await this.client.index(index.name).search(words, asked);
    return Object.entries(facetDistribution?.[facet] ?? {})
      .map(([value, count]) => ({ value, count }))
      .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
  }
}

function orderOf(sort: SearchQuery['sort'], near: SearchQuery['near']): string | undefined {
  if (typeof sort === 'object') return `${sort.field}:${sort.direction}`;
  return sort === 'distance' && near ? `_geoPoint(${near.lat}, ${near.lon}):asc` : undefined;
}

/** Awaits a task and throws when it did not succeed. */
async function done(task: EnqueuedTaskPromise): Promise<void> {
  const { status, error } = await task.waitTask({ timeout: TASK_TIMEOUT_MS });
  if (status !== 'succeeded') throw new Error(`Meilisearch task ${status}: ${error?.message ?? 'no reason given'}`);
}

async function answered<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    throw new SearchUnavailable('Meilisearch', cause);
  }
}
