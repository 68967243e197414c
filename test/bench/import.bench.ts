import { DataSource } from 'typeorm';
import { SupplierImport, SupplierSources } from '../../src/ingest/ingest.service';
import { SupplierService } from '../../src/supplier/supplier.service';
import { createIndex } from '#lib/matching-engine';
import { OutboxDrain } from '#lib/outbox';
import { figureOf, timed, type Bench, type Figure } from './figure';
import { ownHouse, type OwnHouse } from './own-house';
import { seededDirectory } from './seeded-directory';

const SIZE = 25_000;
const AGAIN = 5;
const CHANGES = 30;

/** A directory larger than any public one: import, the same again, search made fresh, and what matching reads. */
export const directory: Bench = {
  name: 'directory',
  measure: async () => {
    const house = await ownHouse();
    try {
      return [...(await imports(house)), ...(await freshness(house))];
    } finally {
      await house.close();
    }
  },
};

async function imports({ app }: OwnHouse): Promise<Figure[]> {
  const bytes = Buffer.from(JSON.stringify(seededDirectory(SIZE)));
  const list = { name: 'seeded', bytes: [bytes], day: '2026-11-01' };
  const options = { origin: 'seeded', kind: 'file', dryRun: false } as const;
  const source = app.get(SupplierSources, { strict: false }).named('directory-file');
  const service = app.get(SupplierImport, { strict: false });
  const load = async (expected: number): Promise<void> => {
    const { created } = await service.run(source, { list, position: null }, options);
    if (created !== expected) throw new Error(`${created} suppliers created, ${expected} expected.`);
  };
  const first = await timed(() => load(SIZE));
  const again: number[] = [];
  for (let n = 0; n < AGAIN; n += 1) again.push((await timed(() => load(0))) / 1_000);
  const drained = await timed(() => drain(app));
  const rows = `${SIZE} rows`;
  return [
    figureOf([first / 1_000], { name: `import, ${rows}`, unit: 's', warmUp: 0, comparedWith: 'aim 20' }),
    figureOf(again, { name: `the same again, ${rows}`, unit: 's', warmUp: 0, comparedWith: 'the first import' }),
    figureOf([drained / 1_000], { name: `search made fresh, ${rows}`, unit: 's', warmUp: 0, comparedWith: 'no aim' }),
    figureOf([process.memoryUsage().rss / 2 ** 20], {
      name: 'memory held then',
      unit: 'MB',
      warmUp: 0,
      comparedWith: 'aim 500',
    }),
  ];
}

async function freshness({ app }: OwnHouse): Promise<Figure[]> {
  const suppliers = app.get(SupplierService, { strict: false });
  const db = app.get(DataSource);
  const index = createIndex();
  const loads: number[] = [];
  let cursor = '';
  for (let n = 0; n < AGAIN; n += 1) {
    loads.push(
      await timed(async () => {
        const all = await suppliers.profilesChangedSince(null);
        for (const profile of all.profiles) index.put(profile);
        cursor = all.cursor;
      }),
    );
  }
  if (index.size !== SIZE) throw new Error(`${index.size} suppliers in the index, ${SIZE} expected.`);
  const reads: number[] = [];
  for (let n = 0; n < CHANGES; n += 1) {
    const [{ id }] = await db.query('select id from supplier order by id offset $1 limit 1', [n]);
    await db.transaction((tx) => suppliers.touch(tx, [id]));
    reads.push(
      await timed(async () => {
        const { profiles, cursor: next } = await suppliers.profilesChangedSince(cursor);
        if (profiles.length !== 1) throw new Error(`${profiles.length} changed suppliers read, 1 expected.`);
        cursor = next;
      }),
    );
  }
  return [
    figureOf(loads, { name: 'matching index loaded whole', unit: 'ms', warmUp: 0, comparedWith: 'no aim' }),
    figureOf(reads, {
      name: 'one changed supplier read through the cursor',
      unit: 'ms',
      warmUp: 0,
      comparedWith: 'no aim',
    }),
  ];
}

async function drain(app: OwnHouse['app']): Promise<void> {
  const { failures } = await app.get(OutboxDrain, { strict: false }).drain();
  if (failures.length > 0) throw failures[0]!.error;
}
