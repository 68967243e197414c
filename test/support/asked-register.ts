import { loadConfig } from '#lib/config';
import type { SourceClient } from '../../src/ingest/source-client.port';
import { politeSourceClient } from '../../src/ingest/client/source-client.provider';
import { SupplierSources } from '../../src/ingest/sources/supplier-sources';
import type { SupplierAsk, SupplierPage, SupplierRow, SupplierSource } from '../../src/ingest/supplier-source.port';
import { TEST_LIMITS, WaitingOnClock } from './asked-sources';
import { TestClock } from './clock';
import { aDatabase, type TestDatabase } from './database';
import { SourceStandIn } from './source-stand-in';

/** A token as the Marché de l’inclusion gives them; it opens nothing. */
export const A_TOKEN = 'onlyGoodForTests0123456789'.repeat(3);

/** @returns the variables that lead every register to one address, ours, as those of one that has it for itself */
export function registersAt(url: string): Record<string, string> {
  return {
    RECHERCHE_ENTREPRISES_URL: `${url}/search`,
    MARCHE_INCLUSION_URL: `${url}/api/siae/`,
    FINESS_URL: `${url}/finess.csv`,
  };
}

interface AskedRegister {
  standIn: SourceStandIn;
  source: SupplierSource;
  client: SourceClient;
  clock: TestClock;
  waiting: WaitingOnClock;
}

/** A stand-in for one register and a client that asks it, made anew before each test; to be called in a `describe`. */
export function anAskedRegister(name: string, variable: string): () => AskedRegister {
  let database: TestDatabase;
  let made: AskedRegister;
  let close: () => Promise<void>;
  beforeAll(async () => (database = await aDatabase()));
  afterAll(() => database.drop());
  beforeEach(async () => {
    const clock = new TestClock('2026-09-10T12:00:00+02:00');
    const standIn = new SourceStandIn(clock);
    const url = await standIn.start();
    const config = loadConfig(
      {},
      {
        NODE_ENV: 'test',
        MAILLON_SECRET: 'a secret that is only good for tests, long enough',
        PUBLIC_URL: 'https://maillon.example',
        CONTACT: 'contact@maillon.example',
        MARCHE_INCLUSION_TOKEN: A_TOKEN,
        [variable]: registersAt(url)[variable]!,
      },
    );
    const waiting = new WaitingOnClock(clock);
    await database.source.query('truncate source_pace, source_validator');
    const client = politeSourceClient(config, database.source, clock, { waiting, limits: TEST_LIMITS });
    close = async () => {
      await client.onModuleDestroy();
      await standIn.stop();
    };
    made = { standIn, clock, waiting, client, source: new SupplierSources(config, clock).named(name) };
  });
  afterEach(() => close());
  return () => made;
}

/** A page that was read to its end. */
export interface ReadSupplierPage extends Omit<SupplierPage, 'rows' | 'after'> {
  rows: SupplierRow[];
}

/**
 * Asks as an import does: each page to its end, then its `after`.
 * @param pages stops after so many, as an import that dies
 */
export async function readRegister(
  source: SupplierSource,
  ask: SupplierAsk,
  client: SourceClient,
  pages = Infinity,
): Promise<ReadSupplierPage[]> {
  const read: ReadSupplierPage[] = [];
  for await (const { rows, after, ...page } of source.ask(ask, client)) {
    const given: SupplierRow[] = [];
    for await (const row of rows) given.push(row);
    read.push({ ...page, rows: given });
    await after?.();
    if (read.length >= pages) break;
  }
  return read;
}
