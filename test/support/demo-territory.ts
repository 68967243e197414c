import type { DataSource } from 'typeorm';
import { parisDay } from '#lib/kernel';
import { communesOfEpci } from '#lib/nomenclature';
import { demoNotices } from '../../src/composition/demo/notices/demo-notices';
import { demoSuppliers } from '../../src/composition/demo/demo-suppliers';
import { writeSetting } from '../../src/composition/instance/settings';
import { IngestService } from '../../src/ingest/ingest.service';
import { SupplierService } from '../../src/supplier/supplier.service';
import type { TestClock } from './clock';

const GRAND_POITIERS = '200069854';

/** A house of a test, as far as filling it goes. */
interface Fillable {
  db: DataSource;
  clock: TestClock;
  get<T>(token: abstract new (...args: never[]) => T): T;
  settle(): Promise<number>;
}

/** Fills a house with the fictional territory, through the rooms' own doors: suppliers, notices, matches. */
export async function withDemoTerritory({ db, clock, get, settle }: Fillable): Promise<void> {
  const now = clock.now();
  const communes = [...communesOfEpci(GRAND_POITIERS)];
  await writeSetting(db, 'territory', { name: 'Grand Poitiers', epci: GRAND_POITIERS, communes }, now);
  await writeSetting(db, 'demo', 'loaded', now);
  for (const record of demoSuppliers(parisDay(now))) {
    await db.transaction((tx) => get(SupplierService).upsert(tx, record, 'demo'));
  }
  const bytes = Buffer.from(JSON.stringify(demoNotices(parisDay(now))));
  await get(IngestService).ingestNotices({ source: 'boamp', bytes, origin: 'demo' });
  await settle();
}
