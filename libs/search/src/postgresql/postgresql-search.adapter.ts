import type { DataSource } from 'typeorm';
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
import { writeDocuments } from './document-rows';
import { SearchStatement } from './search-statement';
import { tokensOf } from './words-query';

/** Counting stops here: a reader does not tell 2 000 results from 40 000, and the count would cost more than the page. */
const COUNT_LIMIT = 2_000;
const REBUILD_PAGE = 500;

/** Full text by PostgreSQL: stored `tsvector`, French stems without accents, trigrams when no word is found. */
export class PostgresqlSearchIndex extends SearchIndex {
  readonly capabilities = { typos: true, exactCounts: false, prefix: true, corrections: false } as const;

  constructor(private readonly db: DataSource) {
    super();
  }

  async search<D extends SearchDocument>(index: IndexDefinition<D>, query: SearchQuery): Promise<SearchPage<D>> {
    checkQuery(index, query);
    const tokens = tokensOf(query.words);
    // All the words; else some of them; else words that look like them
    const modes = tokens.length === 0 ? (['none'] as const) : (['and', 'or', 'typos'] as const);
    let page: SearchPage<D> | undefined;
    for (const mode of modes) {
      page = await this.page(index, new SearchStatement(index, query, tokens, mode));
      if (page.total > 0) break;
    }
    return page!;
  }

  async refresh<D extends SearchDocument>(index: IndexDefinition<D>, ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return;
    const documents = await index.load(ids);
    const found = new Set(documents.map((document) => document.id));
    const gone = ids.filter((id) => !found.has(id));
    await this.db.transaction(async (tx) => {
      await writeDocuments(tx, index, documents);
      if (gone.length > 0) {
        await tx.query('delete from search_document where index_name = $1 and id = any ($2::uuid[])', [
          index.name,
          gone,
        ]);
      }
    });
  }

  async rebuild<D extends SearchDocument>(
    index: IndexDefinition<D>,
    onProgress?: (done: number) => void,
  ): Promise<RebuildReport> {
    let after: string | null = null;
    let done = 0;
    for (;;) {
      const ids: string[] = await index.ids(after, REBUILD_PAGE);
      if (ids.length === 0) break;
      await this.refresh(index, ids);
      // What stands between two pages of ids exists no more in the rooms' tables
      await this.db.query(
        `delete from search_document where index_name = $1 and ($2::uuid is null or id > $2::uuid) and id <= $3::uuid
            and not id = any ($4::uuid[])`,
        [index.name, after, ids.at(-1), ids],
      );
      after = ids.at(-1)!;
      done += ids.length;
      onProgress?.(done);
    }
    await this.db.query('delete from search_document where index_name = $1 and ($2::uuid is null or id > $2::uuid)', [
      index.name,
      after,
    ]);
    return { documents: done, refused: [] };
  }

  /** Builds all anew: it tells no difference. */
  async reconcile<D extends SearchDocument>(index: IndexDefinition<D>): Promise<Reconciliation> {
    const { documents } = await this.rebuild(index);
    return { checked: documents, mended: 0, removed: 0 };
  }

  async ping(): Promise<void> {
    try {
      await this.db.query('select 1');
    } catch (cause) {
      throw new SearchUnavailable('PostgreSQL', cause);
    }
  }

  private async page<D extends SearchDocument>(
    index: IndexDefinition<D>,
    statement: SearchStatement,
  ): Promise<SearchPage<D>> {
    const rows: { document: D; km: number | null }[] = await this.db.query(...statement.hits());
    const [{ total }] = await this.db.query(...statement.count(COUNT_LIMIT + 1));
    const facets: SearchPage<D>['facets'] = {};
    for (const facet of statement.query.countFacets) facets[facet] = await this.db.query(...statement.facet(facet));
    return {
      hits: rows.map(({ document, km }) => ({
        document,
        km,
        matched: fieldMatches(index, document, statement.query.words),
      })),
      total: Math.min(Number(total), COUNT_LIMIT),
      totalIsExact: Number(total) <= COUNT_LIMIT,
      facets,
      facetsAreExact: true,
      corrected: [],
      engine: 'postgresql',
      degraded: false,
    };
  }
}
