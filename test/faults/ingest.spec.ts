import { once } from 'node:events';
import { aNumberedRecord, aPageOf } from '../factories/a-notice-record';
import { aDatabase, type TestDatabase } from '../support/database';
import { Maillon } from '../support/maillon';
import { SourceStandIn } from '../support/source-stand-in';
import { until } from '../support/workers';

/** Two pages of the BOAMP, the second of three notices. */
const PUBLISHED = 103;
const DAYS = ['--since', '2026-09-07', '--until', '2026-09-07'];
const records = Array.from({ length: PUBLISHED }, (_, n) =>
  aNumberedRecord(n + 1, ({ fields }) => Object.assign(fields, { dateparution: '2026-09-07' })),
);

describe('a reading of a source, when its process dies', () => {
  let database: TestDatabase;
  let standIn: SourceStandIn;
  let maillon: Maillon;

  beforeEach(async () => {
    database = await aDatabase();
    standIn = new SourceStandIn({ now: () => new Date(), today: () => '' });
    standIn.answers = ({ url }) => {
      const offset = Number(url.searchParams.get('offset'));
      const page = aPageOf(...records.slice(offset, offset + 100));
      return { contentType: 'application/json', body: page.replace(/"total_count":\d+/, `"total_count":${PUBLISHED}`) };
    };
    const url = await standIn.start();
    const env = { DATABASE_URL: database.url, BOAMP_URL: url, MAILLON_SECRET: 'only good for tests, and long enough' };
    maillon = new Maillon({ env });
  });
  afterEach(async () => {
    await standIn.stop();
    await maillon.leave();
    await database.drop();
  });

  const one = async (sql: string): Promise<unknown> => Object.values((await database.source.query(sql))[0])[0];
  const notices = () => one('select count(*)::int from notice');
  const numbers = () => one('select count(distinct source_id)::int from notice');
  /** Whether a reading waits for our lock: its last record is written, and its cursor can't move. */
  const waits = async (): Promise<boolean> =>
    Boolean(
      await one(`select exists (select 1 from pg_stat_activity where datname = current_database()
                    and wait_event_type = 'Lock' and query like '%ingest_cursor%')`),
    );

  it('between the last row of a page and the cursor: neither is kept, and the next reading takes all in once', async () => {
    const holder = database.source.createQueryRunner();
    await holder.startTransaction();
    await holder.query(`insert into ingest_cursor (source, moved_at) values ('boamp', now())`);
    const reading = maillon.spawn('ingest', 'boamp', ...DAYS, '--data-dir', maillon.dataDir);
    await until(waits);
    const second = await maillon.run('ingest', 'boamp', ...DAYS);
    expect(second.code).toBe(1);
    expect(second.err).toContain('Another process is reading boamp');

    const gone = once(reading, 'exit');
    reading.kill('SIGKILL');
    await gone;
    await holder.rollbackTransaction();
    await holder.release();
    await until(async () => !(await waits()));
    expect(await notices()).toBe(99);
    expect(await one('select count(*)::int from ingest_cursor')).toBe(0);

    const again = await maillon.run('ingest', 'boamp', ...DAYS, '--json');
    expect(again.code).toBe(0);
    expect(JSON.parse(again.out)).toMatchObject({
      runs: [{ read: PUBLISHED, new: 4, unchanged: 99, expected: PUBLISHED }],
    });
    expect([await notices(), await numbers()]).toEqual([PUBLISHED, PUBLISHED]);
    expect(await database.source.query('select state, message from ingest_run order by started_at')).toEqual([
      { state: 'failed', message: 'The process stopped before the end.' },
      { state: 'done', message: null },
    ]);
  }, 180_000);
});
