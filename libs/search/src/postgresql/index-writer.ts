import type { DataSource, EntityManager } from 'typeorm';
import type { IndexDefinition, RebuildReport, Reconciliation, SearchDocument } from '../search-index.port';
import { RebuildFailed, RebuildUnderWay, SearchDocumentsRefused } from '../search.errors';
import {
  besideOf,
  createIndexes,
  createTables,
  dropTables,
  dropLeftOver,
  exists,
  MIXED,
  standing,
  swap,
  tableOf,
  type IndexTable,
} from './index-table';
import { foldCounts, writeRows, type Vocabulary, type Written } from './write-rows';

/** So few that a document is read, written and forgotten before the collector moves it among what lasts. */
const PAGE = 50;
/** Changes are written by more: each writing leaves differences, which a search sums until the night. */
const CHANGED = 200;
/** Suppliers come and go while an index is built: so many may differ, or one in a hundred. */
const COUNT_MAY_DIFFER = 50;
const PROBES = 20;
const LOCK_CLASS = 1_790_001;

/** One writer per index and process; the others wait here, holding no connection. */
const turns = new WeakMap<DataSource, Map<string, Promise<unknown>>>();

/**
 * Writes the tables of indexes. Documents are loaded and written under one lock per index, in one transaction: what is
 * written last was loaded last, whichever process does it.
 */
export class IndexWriter {
  constructor(private readonly db: DataSource) {}

  /**
   * Writes these documents to all tables of the index, of other definitions too. Where it has none yet, they are made when
   * these are all documents that there are: some must not pass for the whole.
   * @returns false when the index must be built
   */
  async refresh<D extends SearchDocument>(index: IndexDefinition<D>, ids: readonly string[]): Promise<boolean> {
    let isBuilt = true;
    const refused: Written['refused'] = [];
    for (let from = 0; from === 0 || from < ids.length; from += CHANGED) {
      const some = ids.slice(from, from + CHANGED);
      const wrote = await this.locked(index, async (tx) => this.refreshSome(tx, index, some));
      refused.push(...wrote.refused);
      isBuilt = wrote.isBuilt;
    }
    if (refused.length > 0) throw new SearchDocumentsRefused(refused);
    return isBuilt;
  }

  async rebuild<D extends SearchDocument>(
    index: IndexDefinition<D>,
    probe: (table: IndexTable, documents: readonly D[]) => Promise<string[]>,
    onProgress: (done: number) => void,
  ): Promise<RebuildReport> {
    return this.alone(index, async () => {
      const table = tableOf(index);
      const beside = besideOf(table);
      const isFirst = await this.locked(index, async (tx) => {
        await dropTables(tx, beside);
        await createTables(tx, index, beside);
        return !(await exists(tx, table));
      });
      const vocabulary: Vocabulary = new Map();
      const refused: Written['refused'] = [];
      const expected = await index.count();
      let done = 0;
      for await (const { ids } of this.pages(index, async (tx, loaded, missing) => {
        refused.push(...(await writeRows(tx, index, beside, loaded, missing, vocabulary)).refused);
      })) {
        done += ids.length;
        onProgress(done);
      }
      await this.locked(index, async (tx) => foldCounts(tx, beside, vocabulary));
      await this.locked(index, async (tx) => shuffle(tx, beside));
      // `concurrently` waits for every older transaction, so for that of a consumer which waits for the first index
      if (isFirst) await this.locked(index, async (tx) => createIndexes(tx, index, beside, false));
      else await createIndexes(this.db, index, beside, true);
      // Folding left dead rows, which every search would pass until PostgreSQL cleans by itself
      for (const part of Object.values(beside)) await this.db.query(`vacuum (analyze) ${part}`);
      const documents = await this.checked(index, beside, expected, refused, await this.probed(index, beside, probe));
      await this.locked(index, async (tx) => swap(tx, table, beside));
      return { documents, refused };
    });
  }

  /** Of an index that is built. */
  async reconcile<D extends SearchDocument>(index: IndexDefinition<D>): Promise<Reconciliation> {
    return this.alone(index, async () => {
      const told: Reconciliation = { checked: 0, mended: 0, removed: 0 };
      const vocabulary: Vocabulary = new Map();
      const refused: Written['refused'] = [];
      const table = tableOf(index);
      await this.locked(index, async (tx) => dropLeftOver(tx, index, table));
      let last: string | null = null;
      for await (const { ids, documents } of this.pages(index, async (tx, loaded, missing, after) => {
        const stray: { id: string }[] = await tx.query(
          `select id from ${table.rows} where ($1::uuid is null or id > $1::uuid) and id <= $2::uuid and not id = any ($3::uuid[])`,
          [after, [...loaded.map((one) => one.id), ...missing].sort().at(-1), loaded.map((one) => one.id)],
        );
        const wrote = await writeRows(
          tx,
          index,
          table,
          loaded,
          stray.map(({ id }) => id),
          vocabulary,
        );
        told.mended += wrote.written;
        told.removed += wrote.removed;
        refused.push(...wrote.refused);
      })) {
        told.checked += documents.length;
        last = ids.at(-1)!;
      }
      await this.locked(index, async (tx) => {
        const beyond: { id: string }[] = await tx.query(
          `select id from ${table.rows} where $1::uuid is null or id > $1::uuid`,
          [last],
        );
        const still = new Set((await index.load(beyond.map(({ id }) => id))).map(({ id }) => id));
        const gone = beyond.filter(({ id }) => !still.has(id)).map(({ id }) => id);
        told.removed += (await writeRows(tx, index, table, [], gone, null)).removed;
        await foldCounts(tx, table, vocabulary);
      });
      if (refused.length > 0) throw new SearchDocumentsRefused(refused);
      return told;
    });
  }

  /** Every id page by page, its documents loaded and given to `write` under the lock. */
  private async *pages<D extends SearchDocument>(
    index: IndexDefinition<D>,
    write: (tx: EntityManager, documents: D[], missing: string[], after: string | null) => Promise<void>,
  ): AsyncGenerator<{ ids: string[]; documents: D[] }> {
    let after: string | null = null;
    for (;;) {
      const from: string | null = after;
      const page = await this.locked(index, async (tx) => {
        const ids = await index.ids(from, PAGE);
        const documents = ids.length === 0 ? [] : await index.load(ids);
        const found = new Set(documents.map(({ id }) => id));
        if (ids.length > 0)
          await write(
            tx,
            documents,
            ids.filter((id) => !found.has(id)),
            from,
          );
        return { ids, documents };
      });
      if (page.ids.length === 0) return;
      yield page;
      after = page.ids.at(-1)!;
    }
  }

  private async refreshSome<D extends SearchDocument>(
    tx: EntityManager,
    index: IndexDefinition<D>,
    ids: readonly string[],
  ): Promise<Pick<Written, 'refused'> & { isBuilt: boolean }> {
    const table = tableOf(index);
    const documents = await index.load(ids);
    const found = new Set(documents.map((document) => document.id));
    const gone = ids.filter((id) => !found.has(id));
    // What is being built beside hears of the change too, so that it is not lost when it takes the place
    const targets = await standing(tx, index);
    const isBuilt = targets.some((one) => one.table.rows === table.rows);
    const isWhole = !isBuilt && (await index.count()) <= documents.length;
    if (isWhole) {
      await createTables(tx, index, table);
      await createIndexes(tx, index, table, false);
      targets.push({ index, table, isBeside: false });
    }
    const refused = new Map<string, Written['refused'][number]>();
    for (const one of targets) {
      const wrote = await writeRows(tx, one.index, one.table, documents, gone, null);
      for (const refusal of wrote.refused) refused.set(refusal.id, refusal);
    }
    return { refused: [...refused.values()], isBuilt: isBuilt || isWhole };
  }

  /** Looks for some of the documents by their name, while nothing writes. */
  private async probed<D extends SearchDocument>(
    index: IndexDefinition<D>,
    beside: IndexTable,
    probe: (table: IndexTable, documents: readonly D[]) => Promise<string[]>,
  ): Promise<string[]> {
    return this.locked(index, async (tx) => {
      const rows: { document: D }[] = await tx.query(`select document from ${beside.rows} limit ${PROBES}`);
      return probe(
        beside,
        rows.map(({ document }) => document),
      );
    });
  }

  /**
   * Documents may come and go while an index is built, by thousands during an import: what it holds lies between.
   * @returns how many documents the new index holds
   * @throws RebuildFailed, the index of before left in its place
   */
  private async checked<D extends SearchDocument>(
    index: IndexDefinition<D>,
    beside: IndexTable,
    before: number,
    refused: Written['refused'],
    notFound: readonly string[],
  ): Promise<number> {
    const [{ built }] = await this.db.query(`select count(*)::integer as built from ${beside.rows}`);
    const counts = [before, await index.count()].map((count) => count - refused.length);
    const expected = Math.max(Math.min(...counts), Math.min(built as number, Math.max(...counts)));
    if (Math.abs(built - expected) > Math.max(COUNT_MAY_DIFFER, expected / 100))
      throw RebuildFailed.byCount(index.name, built, expected);
    if (notFound.length > 0) throw RebuildFailed.byProbes(index.name, notFound);
    return built as number;
  }

  private async locked<T>(index: { name: string }, work: (tx: EntityManager) => Promise<T>): Promise<T> {
    const waiting = turns.get(this.db) ?? new Map<string, Promise<unknown>>();
    turns.set(this.db, waiting);
    // While one loads, it needs a second connection: were the others to wait in PostgreSQL, they would hold them all
    const before = waiting.get(index.name) ?? Promise.resolve();
    const turn = before.then(() =>
      this.db.transaction(async (tx) => {
        await tx.query('select pg_advisory_xact_lock($1, hashtext($2))', [LOCK_CLASS, index.name]);
        return work(tx);
      }),
    );
    // Whoever has this turn hears of its failure; the next one only waits for it
    waiting.set(
      index.name,
      turn.catch(() => undefined),
    );
    return turn;
  }

  private async alone<T>(index: { name: string }, work: () => Promise<T>): Promise<T> {
    const holder = this.db.createQueryRunner();
    try {
      const [{ held }] = await holder.query('select pg_try_advisory_lock($1, hashtext($2)) as held', [
        LOCK_CLASS + 1,
        index.name,
      ]);
      if (!held) throw new RebuildUnderWay(index.name);
      try {
        return await work();
      } finally {
        await holder.query('select pg_advisory_unlock($1, hashtext($2))', [LOCK_CLASS + 1, index.name]);
      }
    } finally {
      await holder.release();
    }
  }
}

/**
 * Rows were written in the order of their ids, so of their import, one department after another: the first thousands of a
 * search would be those of one department. In no order, they are a sample of all.
 */
async function shuffle(tx: EntityManager, { rows }: IndexTable): Promise<void> {
  await tx.query(`create index ${rows.slice('search.'.length)}_mix on ${rows} (${MIXED})`);
  await tx.query(`cluster ${rows} using ${rows.slice('search.'.length)}_mix`);
  await tx.query(`drop index ${rows}_mix`);
}
