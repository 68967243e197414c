import { readFileSync } from 'node:fs';
import { loadConfig } from '#lib/config';
import { hashOf } from '#lib/kernel';
import { Outbox } from '#lib/outbox';
import { AuditService } from '../../src/audit/audit.service';
import { IngestRuns } from '../../src/ingest/ingest-runs';
import { QuarantineService } from '../../src/ingest/quarantine.service';
import { RawRecords } from '../../src/ingest/raw-records';
import type { ImportReport } from '../../src/ingest/import-report';
import type { SourceClient } from '../../src/ingest/source-client.port';
import { SourceCursors } from '../../src/ingest/source-cursors';
import { SupplierImport } from '../../src/ingest/supplier-import.service';
import { SupplierSecondReading } from '../../src/ingest/supplier-second-reading';
import { SupplierSources } from '../../src/ingest/sources/supplier-sources';
import { SupplierService } from '../../src/supplier/supplier.service';
import { aSiret } from '../factories/a-supplier';
import { aDatabase, type TestDatabase } from '../support/database';
import { TestClock } from '../support/clock';
import { describeShared, shared } from '../support/shared';

let database: TestDatabase;
let suppliers: SupplierService;
let quarantine: QuarantineService;
let imports: SupplierImport;
const clock = new TestClock();
const SOURCES = new SupplierSources(
  loadConfig({ NODE_ENV: 'test', MAILLON_SECRET: 'only good for tests, and long enough' }),
  clock,
);
/** Lists ask nobody. */
const NOBODY: SourceClient = { ask: () => Promise.reject(new Error('a list asks nobody')) };

beforeEach(async () => {
  database = await aDatabase();
  const { source } = database;
  suppliers = new SupplierService(source, new Outbox(clock), clock);
  const runs = new IngestRuns(source, clock);
  quarantine = new QuarantineService(source, clock, new RawRecords(source, clock), runs, new AuditService(clock));
  imports = new SupplierImport(source, runs, quarantine, suppliers, NOBODY, new SourceCursors(source, clock));
  new SupplierSecondReading(source, quarantine, suppliers, SOURCES).onModuleInit();
});
afterEach(() => database.drop());

const TABLES = ['supplier', 'supplier_activity', 'evidence', 'supplier_change', 'outbox', 'raw_record', 'quarantine'];

/** Every row of the tables that an import may write, as one value; what quarantine counts again at each reading left out. */
async function rows(): Promise<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const table of TABLES) {
    const content = await database.source.query(
      `select to_jsonb(t) - 'seen_count' - 'last_seen_at' as row from ${table} t order by 1`,
    );
    found[table] = hashOf(content);
  }
  return found;
}
const count = async (sql: string): Promise<number> => Number((await database.source.query(sql))[0].count);
const load = (content: Buffer, { listDate = null, dryRun = false }: Choices = {}): Promise<ImportReport> =>
  imports.run(
    SOURCES.named('directory-file'),
    { list: { name: 'list.json', bytes: [content], day: listDate }, position: null },
    { origin: 'list.json', kind: 'file', dryRun },
  );
interface Choices {
  listDate?: string | null;
  dryRun?: boolean;
}
const line = (n: number, more: Record<string, unknown> = {}) => ({
  siret: aSiret(9_000 + n),
  kind: 'ACI',
  name: `Les Brouettes ${n}`,
  city: 'Poitiers',
  postCode: '86000',
  ...more,
});
const file = (...lines: unknown[]): Buffer => Buffer.from(JSON.stringify(lines));

describe('an import of suppliers', () => {
  it('writes nothing but its run when the same list comes again', async () => {
    const list = file(line(1), line(2, { kind: 'EI' }), line(3, { siret: '123' }));
    expect(await load(list)).toMatchObject({ read: 3, created: 2, refused: 1, reasons: { 'siret-length': 1 } });
    const before = await rows();
    expect(await load(list)).toMatchObject({ created: 0, changed: 0, unchanged: 2, refused: 1 });
    expect(await rows()).toEqual(before);
    expect(await count('select count(*) from ingest_run')).toBe(2);
  });

  it('changes only the supplier that the new list says otherwise', async () => {
    await load(file(line(1), line(2)));
    const report = await load(file(line(1), line(2, { address: '2 rue des Essais' })));
    expect(report).toMatchObject({ created: 0, changed: 1, unchanged: 1 });
    expect(await count(`select count(*) from outbox`)).toBe(2);
  });

  it('dates a proof from the list, never from the day of the import', async () => {
    await load(file(line(1)));
    const dates = () => database.source.query('select checked_at::text, valid_until::text from evidence');
    expect(await dates()).toEqual([{ checked_at: null, valid_until: null }]);
    expect(await load(file(line(1)), { listDate: '2025-12-01' })).toMatchObject({ changed: 1 });
    expect(await dates()).toEqual([{ checked_at: '2025-12-01', valid_until: null }]);
    expect(await load(file(line(1)))).toMatchObject({ unchanged: 1 });
    expect(await dates()).toEqual([{ checked_at: '2025-12-01', valid_until: null }]);
  });

  it('takes all back when it is a rehearsal', async () => {
    const before = await rows();
    expect(await load(file(line(1), line(2)), { dryRun: true })).toMatchObject({ created: 2, runId: null });
    expect(await rows()).toEqual(before);
    expect(await count('select count(*) from ingest_run')).toBe(0);
  });

  it('leaves no row of a list that cannot be read, and a run that says so', async () => {
    const before = await rows();
    await expect(load(Buffer.from('<html>'))).rejects.toMatchObject({ code: 'import/not-json' });
    expect(await rows()).toEqual(before);
    expect(await database.source.query('select state from ingest_run')).toEqual([{ state: 'failed' }]);
  });

  it('keeps whole the batches before a failure, and completes them when run again', async () => {
    const many = file(...Array.from({ length: 700 }, (_, n) => line(n)));
    const real = suppliers.upsertMany.bind(suppliers);
    let batches = 0;
    suppliers.upsertMany = async (tx, records, by) => {
      const outcomes = await real(tx, records, by);
      if (++batches === 2) throw new Error('the connection was cut');
      return outcomes;
    };
    await expect(load(many)).rejects.toThrow('the connection was cut');
    expect(await count('select count(*) from supplier')).toBe(500);
    expect(await count('select count(*) from evidence')).toBe(500);
    suppliers.upsertMany = real;
    expect(await load(many)).toMatchObject({ created: 200, unchanged: 500 });
  });

  it('lets a refused row in from quarantine once nothing stands against it', async () => {
    const other = line(1, { kind: 'EI', name: 'Garage du Pont' });
    expect(await load(file(line(1), other))).toMatchObject({ refused: 1, reasons: { 'names-differ': 1 } });
    expect(await quarantine.retry()).toMatchObject([{ quarantined: 1 }]);
    const known = (await suppliers.bySiret(null, aSiret(9_001)))!;
    await database.source.transaction((tx) =>
      suppliers.upsert(tx, { siret: aSiret(9_001), name: known.state.name, brand: 'Garage' }, 'person:officer'),
    );
    expect(await quarantine.retry()).toMatchObject([{ quarantined: 0, changed: 1 }]);
    expect(await quarantine.list()).toEqual([]);
    const { state } = (await suppliers.bySiret(null, aSiret(9_001)))!;
    expect(state.evidence.map((proof) => proof.kind)).toEqual(['ACI', 'EI']);
    expect(state.brand).toBe('Garage');
  });
});

describeShared('the whole directory of inclusive suppliers', () => {
  const path = shared('data/directory/inclusive-suppliers.json');

  it('comes in once: 3,828 suppliers, 11 of them with two proofs, 14 rows refused, one of the 33 without a point among them', async () => {
    const report = await load(readFileSync(path));
    expect(report).toMatchObject({
      read: 3_853,
      created: 3_828,
      joined: 11,
      refused: 14,
      reasons: { 'siret-check-digit': 13, 'names-differ': 1 },
      withoutPoint: 32,
    });
    expect(await count('select count(distinct siret) from supplier')).toBe(3_828);
    expect(await count('select count(*) from evidence')).toBe(3_839);
    expect(await count('select count(*) from evidence where checked_at is not null or valid_until is not null')).toBe(
      0,
    );
    expect(await count('select count(*) from quarantine')).toBe(14);
    // Eight batches, and one more where a second row stands in another batch than the first
    expect(await count('select count(*) from outbox')).toBe(9);
    expect(await count(`select count(*) from supplier where department is null or region is null`)).toBe(0);
    const refused = report.refusals.filter(({ problems }) => problems[0]!.code === 'names-differ');
    expect(refused.map(({ record }) => record)).toEqual(['34445638900016 EI Garage Martinet Siège']);

    const before = await rows();
    expect(await load(readFileSync(path))).toMatchObject({ created: 0, changed: 0, unchanged: 3_828, refused: 14 });
    expect(await rows()).toEqual(before);
  });

  it('takes in the whole rows of a file that is cut short, says how many, and the rest once it is whole', async () => {
    const whole = readFileSync(path);
    await expect(load(whole.subarray(0, whole.length - 1_000))).rejects.toMatchObject({
      code: 'import/cut-short',
      message: expect.stringMatching(/after 3\d{3} whole rows.*The 3500 rows before it came in/),
    });
    expect(await count('select count(*) from supplier')).toBeGreaterThan(3_000);
    const report = await load(whole);
    expect(report).toMatchObject({ changed: 0, refused: 14 });
    expect(report.created + report.unchanged).toBe(3_828);
  });
});
