import type { ChildProcess } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import type { DataSource } from 'typeorm';
import { SystemClock } from '#lib/kernel';
import { Outbox } from '#lib/outbox';
import type { IndexDefinition, SearchIndex, SearchPage } from '#lib/search';
import { aDatabase, type TestDatabase } from '../support/database';
import { searchOver, thingDrain, thingIndex, thingsChanged, type Thing } from '../support/indexed-things';
import { anIndexer, killed } from '../support/indexers';
import type { IndexerHalt } from '../support/indexer-process';
import { aMeilisearch, type Running } from '../support/meilisearch';

const meilisearch = aMeilisearch();
const idOf = (n: number): string => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`;

describe('the index, when something dies: PostgreSQL alone', () => {
  faultsOf(null);
});
(meilisearch ? describe : describe.skip)('the index, when something dies: Meilisearch and PostgreSQL', () => {
  faultsOf(meilisearch);
});

function faultsOf(engine: ReturnType<typeof aMeilisearch>): void {
  let database: TestDatabase;
  let db: DataSource;
  let running: Running | undefined;
  let search: SearchIndex;
  let engines: SearchIndex[];
  let index: IndexDefinition<Thing>;
  const indexers: ChildProcess[] = [];

  beforeAll(async () => {
    running = await engine?.start();
  });
  afterAll(() => running?.stop());
  beforeEach(async () => {
    database = await aDatabase();
    db = database.source;
    await db.query('create table indexed_thing (id uuid primary key, name text not null, kinds text[] not null)');
    await db.query(
      `insert into indexed_thing select format('00000000-0000-7000-8000-%s', lpad(n::text, 12, '0'))::uuid, 'Brouette ' || n, '{ACI}'
         from generate_series(1, 60) n`,
    );
    ({ search, engines } = searchOver(db, running?.url));
    index = thingIndex(db, (load) => load());
    await search.rebuild(index);
  });
  afterEach(async () => {
    for (const indexer of indexers.splice(0)) await killed(indexer);
    await database.drop();
  });

  const page = (of: SearchIndex, words = ''): Promise<SearchPage<Thing>> =>
    of.search(index, { words, filters: {}, sort: 'relevance', page: 1, perPage: 100, countFacets: ['kinds'] });
  const held = async (of: SearchIndex): Promise<Thing[]> =>
    (await page(of)).hits.map(({ document }) => document).sort((a, b) => (a.id < b.id ? -1 : 1));
  const rows = (): Promise<Thing[]> => db.query('select id, name, kinds from indexed_thing order by id');
  const expectTruth = async (): Promise<void> => {
    for (const one of engines) expect(await held(one)).toEqual(await rows());
  };
  const expectAnswers = async (): Promise<void> => expect((await page(search, 'brouette')).total).toBeGreaterThan(0);

  /** Twenty change, five go, five come, told in one event. */
  const change = async (): Promise<void> => {
    const ids = Array.from({ length: 30 }, (_one, n) => idOf(n + 36));
    await db.transaction(async (tx) => {
      await tx.query(`update indexed_thing set name = 'Carriole ' || name where id = any ($1::uuid[])`, [
        ids.slice(0, 20),
      ]);
      await tx.query('delete from indexed_thing where id = any ($1::uuid[])', [ids.slice(20, 25)]);
      await tx.query(`insert into indexed_thing select unnest($1::uuid[]), 'Brouette neuve', '{EI}'`, [ids.slice(25)]);
      await new Outbox(new SystemClock()).record(tx, thingsChanged({ ids }));
    });
  };

  const started = async (work: 'consume' | 'rebuild', halt?: IndexerHalt): Promise<ChildProcess> => {
    const indexer = await anIndexer({ databaseUrl: database.url, meiliUrl: running?.url, work, halt });
    indexers.push(indexer);
    return indexer;
  };

  const whileConsuming: IndexerHalt[] = [
    'before-load',
    'after-load',
    'before-receipt',
    ...(engine ? ['after-enqueue' as const] : []),
  ];
  it.each(whileConsuming)('an indexer killed %s: another brings the change in', async (halt) => {
    await change();
    await killed(await started('consume', halt));
    await expectAnswers();
    await started('consume');
    await expectTruth();
    expect(await search.reconcile(index)).toMatchObject({ mended: 0, removed: 0 });
  });

  it.each(whileConsuming)('an indexer killed %s and none after it: the nightly reconciliation mends', async (halt) => {
    await change();
    await killed(await started('consume', halt));
    await expectAnswers();
    await search.reconcile(index);
    await expectTruth();
  });

  const whileRebuilding: IndexerHalt[] = [
    'before-load',
    'after-load',
    ...(engine ? (['after-enqueue', 'before-swap', 'after-swap'] as const) : []),
  ];
  it.each(whileRebuilding)('a rebuild killed %s: the index of before answers, then is mended', async (halt) => {
    await change();
    await killed(await started('rebuild', halt));
    await expectAnswers();
    await search.reconcile(index);
    await expectTruth();
    await started('rebuild');
    await expectTruth();
  });

  // One that was given to us is not ours to kill
  if (!engine?.isOwn) return;

  it('an engine killed while it takes a batch: PostgreSQL answers, then nothing is lost', async () => {
    await change();
    const { drain, consumption } = thingDrain(db, search, index);
    const draining = drain.drain();
    await sleep(50);
    await running!.kill!();
    await draining;
    expect(await page(search, 'brouette')).toMatchObject({ engine: 'postgresql', degraded: true });
    expect((await held(engines[0]!)).length).toBe((await rows()).length);
    await expect(search.ping()).rejects.toMatchObject({ code: 'search/unavailable' });

    await running!.again!();
    await drain.drain();
    consumption.onModuleDestroy();
    await search.reconcile(index);
    await expectTruth();
    while ((await page(search, 'brouette')).degraded) await sleep(200);
    await search.ping();
  });

  it('a change while the engine is down comes in by itself once it is back', async () => {
    await running!.kill!();
    await change();
    const { drain, consumption } = thingDrain(db, search, index);
    expect((await drain.drain()).failures).toHaveLength(1);
    expect((await page(engines[0]!, 'neuve')).total).toBe(5);
    await running!.again!();
    // Nobody drains again: what waits is tried on its own
    while ((await db.query('select 1 from outbox_receipt')).length === 0) await sleep(100);
    consumption.onModuleDestroy();
    await expectTruth();
  });

  it('a fresh server in place of the one of before: PostgreSQL answers while the index is built', async () => {
    const fresh = await engine.start();
    const over = searchOver(db, fresh.url);
    expect(await page(over.search, 'brouette')).toMatchObject({ engine: 'postgresql', degraded: true });
    while ((await page(over.search, 'brouette')).degraded) await sleep(100);
    expect(await held(over.engines[1]!)).toEqual(await rows());
    await fresh.stop();
  });

  it('documents that the engine refuses are found one by one; all others are in', async () => {
    // No id of ours is so: it stands for whatever an engine may refuse
    const things = ['a', 'b', 'c', 'pas un id', 'e'].map((id): Thing => ({ id, name: `Brouette ${id}`, kinds: [] }));
    const poisoned: IndexDefinition<Thing> = {
      ...index,
      name: 'poisoned',
      load: async (ids) => things.filter(({ id }) => ids.includes(id)),
      ids: async (after) => (after === null ? things.map(({ id }) => id) : []),
      count: async () => things.length,
    };
    const report = await engines[1]!.rebuild(poisoned);
    expect(report).toEqual({ documents: 4, refused: [{ id: 'pas un id', reason: 'invalid_document_id' }] });
    const refreshed = engines[1]!.refresh(poisoned, ['a', 'pas un id', 'e']);
    await expect(refreshed).rejects.toMatchObject({ code: 'search/documents-refused', refused: report.refused });
  });

  it('a rebuild that does not hold what the tables do is refused, and the index of before stays', async () => {
    const lying = { ...index, count: async () => 600 };
    await expect(engines[1]!.rebuild(lying)).rejects.toMatchObject({ code: 'search/rebuild-failed' });
    await expectTruth();
  });
}
