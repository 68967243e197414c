import type { Config } from '#lib/config';
import { NoticeSources } from '../../src/ingest/sources/notice-sources';
import { configAsking, politeSourceClient, TEST_LIMITS, WaitingOnClock } from '../support/asked-sources';
import { TestClock } from '../support/clock';
import { aDatabase, type TestDatabase } from '../support/database';
import { SourceStandIn } from '../support/source-stand-in';
import type { HttpSourceWorld } from './notice-source.contract';

/** A stand-in and a client that asks it, made anew before each test; to be called in a `describe`. */
export function anAskedWorld(name: string): () => Omit<HttpSourceWorld, 'window' | 'published' | 'nameOf'> & {
  clock: TestClock;
  waiting: WaitingOnClock;
  config: Config;
} {
  let database: TestDatabase;
  let made: ReturnType<ReturnType<typeof anAskedWorld>>;
  let close: () => Promise<void>;
  beforeAll(async () => (database = await aDatabase()));
  afterAll(() => database.drop());
  beforeEach(async () => {
    const clock = new TestClock('2026-09-10T12:00:00+02:00');
    const standIn = new SourceStandIn(clock);
    const config = configAsking(await standIn.start());
    const waiting = new WaitingOnClock(clock);
    await database.source.query('truncate source_pace, source_validator');
    const client = politeSourceClient(config, database.source, clock, { waiting, limits: TEST_LIMITS });
    close = async () => {
      await client.onModuleDestroy();
      await standIn.stop();
    };
    made = { standIn, clock, waiting, config, client, source: new NoticeSources(config).named(name) };
  });
  afterEach(() => close());
  return () => made;
}
