import {
  SearchIndex,
  type IndexDefinition,
  type RebuildReport,
  type Reconciliation,
  type SearchDocument,
  type SearchPage,
  type SearchQuery,
} from './search-index.port';
import { SearchUnavailable } from './search.errors';

/** One engine, and another that answers in its place while it is down; both are kept up to date. */
export class FallbackSearchIndex extends SearchIndex {
  constructor(
    private readonly first: SearchIndex,
    private readonly second: SearchIndex,
  ) {
    super();
  }

  get capabilities(): SearchIndex['capabilities'] {
    return this.first.capabilities;
  }

  async search<D extends SearchDocument>(index: IndexDefinition<D>, query: SearchQuery): Promise<SearchPage<D>> {
    try {
      return await this.first.search(index, query);
    } catch (error) {
      if (!(error instanceof SearchUnavailable)) throw error;
      return { ...(await this.second.search(index, query)), degraded: true };
    }
  }

  async refresh<D extends SearchDocument>(index: IndexDefinition<D>, ids: readonly string[]): Promise<void> {
    // The second first: were the first down, the change is findable all the same, and the job is tried again
    await this.second.refresh(index, ids);
    await this.first.refresh(index, ids);
  }

  async rebuild<D extends SearchDocument>(
    index: IndexDefinition<D>,
    onProgress?: (done: number) => void,
  ): Promise<RebuildReport> {
    await this.second.rebuild(index);
    return this.first.rebuild(index, onProgress);
  }

  async reconcile<D extends SearchDocument>(index: IndexDefinition<D>): Promise<Reconciliation> {
    await this.second.reconcile(index);
    return this.first.reconcile(index);
  }

  async ping(): Promise<void> {
    await this.first.ping();
  }
}
