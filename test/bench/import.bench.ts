import { createReadStream, createWriteStream, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { DataSource } from 'typeorm';
import { proposeColumns, SupplierImport, SupplierSources, type ImportReport } from '../../src/ingest/ingest.service';
import { SupplierService } from '../../src/supplier/supplier.service';
import { createIndex } from '#lib/matching-engine';
import { OutboxDrain } from '#lib/outbox';
import { figureOf, timed, type Bench, type Figure } from './figure';
import { ownHouse, type OwnHouse } from './own-house';
import { seededDirectory, seededRows } from './seeded-directory';

const SIZE = 25_000;
const LARGE = 250_000;
const AGAIN = 5;
const CHANGES = 30;

/** A directory larger than any public one: import, the same again, search made fresh, and what matching reads. */
export const directory: Bench = {
  name: 'directory',
  measure: async () => {
    const house = await ownHouse();
    let figures: Figure[];
    try {
      figures = [...(await imports(house)), ...(await freshness(house))];
    } finally {
      await house.close();
    }
    return [...figures, ...(await csvImport(SIZE))];
  },
};

/** Ten times that, streamed from a file; run alone, for what other benches have held counts as its memory. */
export const largeDirectory: Bench = { name: 'large-directory', measure: () => csvImport(LARGE) };

async function csvImport(size: number): Promise<Figure[]> {
  const house = await ownHouse();
  const file = join(mkdtempSync(join(tmpdir(), 'maillon-bench-')), 'list.csv');
  try {
    await pipeline(Readable.from(csvLines(size)), createWriteStream(file));
    return await importedFrom(house, file, size);
  } finally {
    rmSync(dirname(file), { recursive: true, force: true });
    await house.close();
  }
}

async function importedFrom({ app }: OwnHouse, file: string, size: number): Promise<Figure[]> {
  const held = process.memoryUsage().rss / 2 ** 20;
  let peak = held;
  const sampling = setInterval(() => (peak = Math.max(peak, process.memoryUsage().rss / 2 ** 20)), 50);
  const proposal = await proposeColumns({ bytes: createReadStream(file) });
  const load = async (): Promise<ImportReport> =>
    app.get(SupplierImport, { strict: false }).run(
      app.get(SupplierSources, { strict: false }).named('supplier-file'),
      {
        list: { name: 'list.csv', bytes: createReadStream(file), day: '2026-11-01', mapping: proposal.mapping },
        position: null,
      },
      { origin: 'list.csv', kind: 'file', dryRun: false },
    );
  const expectAll = async (outcome: 'created' | 'unchanged'): Promise<void> => {
    const report = await load();
    if (report[outcome] !== size) throw new Error(`${report[outcome]} suppliers ${outcome}, ${size} expected.`);
  };
  const first = await timed(() => expectAll('created'));
  const again = await timed(() => expectAll('unchanged'));
  clearInterval(sampling);
  const megabytes = Math.round(statSync(file).size / 2 ** 20);
  const one = { warmUp: 0, comparedWith: 'no aim' };
  const aim = size === SIZE ? 'aim 20' : 'no aim';
  return [
    figureOf([first / 1_000], {
      ...one,
      name: `import of a CSV of ${size} rows, ${megabytes} MB`,
      unit: 's',
      comparedWith: aim,
    }),
    figureOf([again / 1_000], { ...one, name: 'the same again', unit: 's', comparedWith: 'the first import' }),
    figureOf([size / (first / 1_000)], { ...one, name: 'rows a second', unit: 'rows/s' }),
    figureOf([held], { ...one, name: 'memory held before', unit: 'MB' }),
    figureOf([peak], { ...one, name: 'memory held at most', unit: 'MB', comparedWith: 'aim 500' }),
  ];
}

function* csvLines(size: number): Generator<string> {
  yield 'SIRET;Type;Raison sociale;Code NAF;Code postal;Ville;Département;Latitude;Longitude;Activités;Effectif\n';
  for (const row of seededRows(size)) {
    const point = row.lat === null ? ';' : `${row.lat};${row.lon}`;
    yield `${row.siret};${row.kind};${row.name};${row.naf};${row.postCode};${row.city};${row.department};${point};"Entretien; petite maçonnerie";12\n`;
  }
}

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
        index.putAll(all.profiles);
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
