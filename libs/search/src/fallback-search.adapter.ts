import { Logger } from '@nestjs/common';
import {
  SearchIndex,
  type IndexDefinition,
  type RebuildReport,
  type Reconciliation,
  type SearchDocument,
  type SearchPage,
  type SearchQuery,
} from './search-index.port';
import {
  RebuildUnderWay,
  SearchDocumentsRefused,
  SearchIndexMissing,
  SearchNotTaken,
  SearchUnavailable,
} from './search.errors';

/** An engine that failed is left alone so long, then twice as long each time that it still fails. */
const REST_MS = 3_000;
const LONGEST_REST_MS = 30_000;

/**
 * One engine, and another that answers in its place while it is down, slow, or does not hold the index yet. Both are kept up to
 * date, so either may answer at any time.
 */
export class FallbackSearchIndex extends SearchIndex {
  private readonly logger = new Logger('SearchIndex');
  private restMs = 0;
  private restUntil = -Infinity;
  /** Indexes that the first engine does not hold, and what is done about it */
  private readonly building = new Map<string, Promise<void>>();

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
    if (!this.rests() && !this.building.has(index.name)) {
      try {
        const page = await this.first.search(index, query);
        this.noteAnswer();
        return page;
      } catch (error) {
        if (error instanceof SearchIndexMissing) this.build(index);
        else if (error instanceof SearchNotTaken) this.noteNotTaken(error);
        else if (error instanceof SearchUnavailable) this.noteFailure(error);
        else throw error;
      }
    }
    return { ...(await this.second.search(index, query)), degraded: true };
  }

  /** The second engine first: were the first down, the change is findable all the same, and whoever calls tries again. */
  async refresh<D extends SearchDocument>(index: IndexDefinition<D>, ids: readonly string[]): Promise<void> {
    await inBoth(
      () => this.second.refresh(index, ids),
      () => this.first.refresh(index, ids),
    );
  }

  async rebuild<D extends SearchDocument>(
    index: IndexDefinition<D>,
    onProgress?: (done: number) => void,
  ): Promise<RebuildReport> {
    const own = await this.second.rebuild(index);
    const report = await this.first.rebuild(index, onProgress);
    const others = own.refused.filter(({ id }) => !report.refused.some((one) => one.id === id));
    return { ...report, refused: [...report.refused, ...others] };
  }

  async ensure<D extends SearchDocument>(index: IndexDefinition<D>): Promise<void> {
    await inBoth(
      () => this.second.ensure(index),
      () => this.first.ensure(index),
    );
  }

  async reconcile<D extends SearchDocument>(index: IndexDefinition<D>): Promise<Reconciliation> {
    const told = await inBoth(
      () => this.second.reconcile(index),
      () => this.first.reconcile(index),
    );
    return told.reduce((a, b) => ({
      checked: Math.max(a.checked, b.checked),
      mended: a.mended + b.mended,
      removed: a.removed + b.removed,
    }));
  }

  /** @throws SearchUnavailable while the second answers in place of the first */
  async ping(): Promise<void> {
    if (this.rests() || this.building.size > 0) throw new SearchUnavailable('Meilisearch');
    await this.first.ping();
  }

  private rests(): boolean {
    return performance.now() < this.restUntil;
  }

  private noteAnswer(): void {
    if (this.restMs > 0) this.logger.log('The search engine answers again: it is asked as before.');
    this.restMs = 0;
  }

  /** One strange query must not turn everybody else's away from an engine that is well. */
  private noteNotTaken(error: SearchNotTaken): void {
    this.logger.warn({ msg: 'The search engine does not take a query: PostgreSQL answers it', err: error.cause });
  }

  private noteFailure(error: SearchUnavailable): void {
    // Those asked together fail together: that is one failure
    if (this.rests()) return;
    this.restMs = Math.min(LONGEST_REST_MS, this.restMs === 0 ? REST_MS : 2 * this.restMs);
    this.restUntil = performance.now() + this.restMs;
    this.logger.warn({
      msg: `The search engine does not answer: PostgreSQL does, and it is asked again in ${this.restMs / 1_000} s`,
      err: error.cause,
    });
  }

  /** Builds what the first engine does not hold, once at a time; another process may be at it already. */
  private build<D extends SearchDocument>(index: IndexDefinition<D>): void {
    if (this.building.has(index.name)) return;
    this.logger.warn(`The search engine does not hold ${index.name}: it is built, PostgreSQL answers meanwhile.`);
    const built = this.first
      .rebuild(index)
      .then(({ documents }) => this.logger.log(`The search engine holds ${documents} ${index.name}.`))
      .catch(async (error: unknown) => {
        if (!(error instanceof RebuildUnderWay)) {
          this.logger.error({ msg: `The search engine could not be given ${index.name}`, err: error });
        }
        await new Promise<void>((resolve) => setTimeout(resolve, REST_MS).unref());
      })
      .finally(() => this.building.delete(index.name));
    this.building.set(index.name, built);
  }
}

/** Does both, though the first to work refuses some documents: the other may take them. @throws what either threw */
async function inBoth<T>(one: () => Promise<T>, other: () => Promise<T>): Promise<T[]> {
  const refused: SearchDocumentsRefused['refused'][number][] = [];
  const told: T[] = [];
  for (const work of [one, other]) {
    try {
      told.push(await work());
    } catch (error) {
      if (!(error instanceof SearchDocumentsRefused)) throw error;
      refused.push(...error.refused);
    }
  }
  if (refused.length > 0) throw new SearchDocumentsRefused(refused);
  return told;
}
