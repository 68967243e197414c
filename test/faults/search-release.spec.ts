import { Logger } from '@nestjs/common';
import { setTimeout as sleep } from 'node:timers/promises';
import type { DataSource } from 'typeorm';
import { PostgresqlSearchIndex, type IndexDefinition, type SearchPage, type SearchQuery } from '#lib/search';
import { aDatabase, type TestDatabase } from '../support/database';
import { thingIndex, type Thing } from '../support/indexed-things';

const idOf = (n: number): string => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`;

describe('the index on PostgreSQL, when a release defines it otherwise or it was never built', () => {
  let database: TestDatabase;
  let db: DataSource;
  let before: IndexDefinition<Thing>;
  let after: IndexDefinition<Thing>;

  beforeAll(() => Logger.overrideLogger(false));
  beforeEach(async () => {
    database = await aDatabase();
    db = database.source;
    await db.query('create table indexed_thing (id uuid primary key, name text not null, kinds text[] not null)');
    await db.query(
      `insert into indexed_thing select format('00000000-0000-7000-8000-%s', lpad(n::text, 12, '0'))::uuid, 'Brouette ' || n, '{ACI}'
         from generate_series(1, 60) n`,
    );
    before = thingIndex(db, (load) => load());
    after = { ...before, facets: ['kinds', 'name'] };
  });
  afterEach(() => database.drop());

  /** A process has an adapter of its own. */
  const aProcess = (): PostgresqlSearchIndex => new PostgresqlSearchIndex(db);
  const page = (
    search: PostgresqlSearchIndex,
    index: IndexDefinition<Thing>,
    more: Partial<SearchQuery> = {},
  ): Promise<SearchPage<Thing>> =>
    search.search(index, {
      words: 'brouette',
      filters: {},
      sort: 'relevance',
      page: 1,
      perPage: 10,
      countFacets: ['kinds'],
      ...more,
    });
  const tables = async (): Promise<string[]> => {
    const rows: { name: string }[] = await db.query(
      `select relname as name from pg_class where relnamespace = 'search'::regnamespace and relkind = 'r' order by oid`,
    );
    return rows.map(({ name }) => name).filter((name) => !/_(word|count)$/.test(name));
  };
  const whole = async (search: PostgresqlSearchIndex, index: IndexDefinition<Thing>): Promise<SearchPage<Thing>> => {
    for (;;) {
      const found = await page(search, index);
      if (!found.degraded) return found;
      await sleep(50);
    }
  };

  it('never built: says so at once, is built by itself, then answers', async () => {
    const search = aProcess();
    expect(await page(search, before)).toMatchObject({ total: 0, facets: { kinds: [] }, degraded: true });
    await expect(search.ping()).rejects.toMatchObject({ code: 'search/unavailable' });
    expect((await whole(search, before)).total).toBe(60);
    await search.ping();
  });

  it('a house without rows answers that there is nothing, and follows what comes', async () => {
    await db.query('delete from indexed_thing');
    const search = aProcess();
    expect(await page(search, before)).toMatchObject({ total: 0, degraded: false });
    await db.query(`insert into indexed_thing values ($1, 'Brouette', '{ACI}')`, [idOf(1)]);
    await search.refresh(before, [idOf(1)]);
    expect(await page(search, before)).toMatchObject({ total: 1, degraded: false });
  });

  it('a change alone never passes for the whole index', async () => {
    await aProcess().refresh(before, [idOf(1)]);
    expect(await page(aProcess(), before)).toMatchObject({ total: 60, degraded: false });
  });

  it('another definition: the tables of before answer while it is built, and hear of changes', async () => {
    await aProcess().ensure(before);
    const search = aProcess();
    let go = (): void => undefined;
    const gate = new Promise<void>((resolve) => (go = resolve));
    const slow = { ...after, ids: async (...asked: [string | null, number]) => gate.then(() => after.ids(...asked)) };
    expect(await page(search, slow)).toMatchObject({
      total: 60,
      facets: { kinds: [{ value: 'ACI', count: 60 }] },
      degraded: true,
    });
    await db.query(`delete from indexed_thing where id = $1`, [idOf(1)]);
    await search.refresh(slow, [idOf(1)]);
    expect(await page(search, slow)).toMatchObject({ total: 59, degraded: true });
    // What the tables of before do not know is not guessed
    expect(await page(search, slow, { filters: { name: ['Brouette 2'] }, countFacets: ['name'] })).toMatchObject({
      total: 0,
      facets: { name: [] },
      degraded: true,
    });
    go();
    expect((await whole(search, slow)).total).toBe(59);
    expect((await page(search, after, { filters: { name: ['Brouette 2'] } })).total).toBe(1);
  });

  it('two releases side by side both stay true; the night of the newer one drops what the older left', async () => {
    const [older, newer] = [aProcess(), aProcess()];
    await older.ensure(before);
    await newer.ensure(after);
    await db.query(`update indexed_thing set name = 'Carriole' where id = any ($1::uuid[])`, [[idOf(1), idOf(2)]]);
    await older.refresh(before, [idOf(1)]);
    await newer.refresh(after, [idOf(2)]);
    for (const [search, index] of [
      [older, before],
      [newer, after],
    ] as const) {
      expect((await page(search, index, { words: '"carriole"', asTyped: true })).total).toBe(60);
      const { hits } = await page(search, index, { words: 'carriole', perPage: 2 });
      expect(hits.map(({ document }) => document.name)).toEqual(['Carriole', 'Carriole']);
    }
    const names = await tables();
    expect(names).toHaveLength(2);
    await older.reconcile(before);
    expect(await tables()).toEqual(names);
    await newer.reconcile(after);
    expect(await tables()).toEqual([names[1]]);
  });

  it('is built once, however many processes start at once, and one waits for no other', async () => {
    let builds = 0;
    const counted = {
      ...before,
      ids: (...asked: [string | null, number]) => {
        if (asked[0] === null) builds += 1;
        return before.ids(...asked);
      },
    };
    await Promise.all([1, 2, 3].map(() => aProcess().ensure(counted)));
    expect(builds).toBe(1);
    expect((await page(aProcess(), before)).total).toBe(60);
  });

  it('what a rebuild that died left beside goes at night', async () => {
    const search = aProcess();
    await search.ensure(before);
    const dying = { ...before, ids: () => Promise.reject(new Error('died')) };
    await expect(search.rebuild(dying)).rejects.toThrow('died');
    expect(await tables()).toHaveLength(2);
    await search.reconcile(before);
    expect(await tables()).toHaveLength(1);
  });

  it('is built though an import brings documents by hundreds meanwhile', async () => {
    const growing = {
      ...before,
      ids: async (from: string | null, limit: number) => {
        const ids = await before.ids(from, limit);
        if (ids.length === 0) {
          await db.query(
            `insert into indexed_thing select gen_random_uuid(), 'Brouette', '{ACI}' from generate_series(1, 500)`,
          );
        }
        return ids;
      },
    };
    expect(await aProcess().rebuild(growing)).toEqual({ documents: 60, refused: [] });
  });

  it('a build that fails is told and tried again later, and searches do not fail with it', async () => {
    const search = aProcess();
    const failing = { ...before, ids: () => Promise.reject(new Error('no')) };
    for (let n = 0; n < 3; n += 1) expect(await page(search, failing)).toMatchObject({ total: 0, degraded: true });
    await expect(search.ensure(failing)).rejects.toThrow('no');
  });
});
