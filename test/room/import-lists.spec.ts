import { Outbox } from '#lib/outbox';
import { AuditService } from '../../src/audit/audit.service';
import { IngestRuns } from '../../src/ingest/ingest-runs';
import { QuarantineService } from '../../src/ingest/quarantine.service';
import { RawRecords } from '../../src/ingest/raw-records';
import { SourceCursors } from '../../src/ingest/source-cursors';
import { esusList } from '../../src/ingest/sources/esus/esus-list.source';
import { supplierFile } from '../../src/ingest/sources/supplier-file/supplier-file.source';
import { SupplierImport } from '../../src/ingest/supplier-import.service';
import type { ColumnMapping, SupplierPage, SupplierSource } from '../../src/ingest/supplier-source.port';
import { SupplierLives, SupplierService } from '../../src/supplier/supplier.service';
import { aSiret } from '../factories/a-supplier';
import { TestClock } from '../support/clock';
import { aDatabase, type TestDatabase } from '../support/database';
import { NOBODY } from '../support/read-list';

let database: TestDatabase;
let suppliers: SupplierService;
let quarantine: QuarantineService;
let cursors: SourceCursors;
let imports: SupplierImport;
const clock = new TestClock();

beforeEach(async () => {
  database = await aDatabase();
  const { source } = database;
  suppliers = new SupplierService(source, new Outbox(clock), clock);
  const runs = new IngestRuns(source, clock);
  quarantine = new QuarantineService(source, clock, new RawRecords(source, clock), runs, new AuditService(clock));
  cursors = new SourceCursors(source, clock);
  imports = new SupplierImport(source, runs, quarantine, suppliers, NOBODY, cursors);
});
afterEach(() => database.drop());

const MAPPING: ColumnMapping = {
  siret: 'siret',
  nom: 'name',
  type: 'kind',
  activite: 'activity.text',
  effectif: 'people',
};
const csv = (...lines: string[]): Buffer => Buffer.from(['siret;nom;type;activite;effectif', ...lines].join('\n'));
const load = (content: Buffer, { dryRun = false, saidBy = 'reseau-test', source = supplierFile } = {}) =>
  imports.run(
    source,
    { list: { name: 'liste.csv', bytes: [content], day: '2026-11-01', mapping: MAPPING, saidBy }, position: null },
    { origin: 'liste.csv', kind: 'file', dryRun },
  );
const stateOf = async (n: number) => (await suppliers.bySiret(null, aSiret(n)))!.state;
const count = async (table: string): Promise<number> =>
  Number((await database.source.query(`select count(*) from ${table}`))[0].count);
const line = (n: number, rest = ';ACI;;') => `${aSiret(n)};${rest.startsWith(';') ? `Brouettes ${n}` : ''}${rest}`;

describe('a list of suppliers in columns', () => {
  it('completes suppliers that are known, by rows without a name, and refuses one of nobody', async () => {
    await load(csv(line(1), line(2)));
    const report = await load(csv(`${aSiret(1)};;;Tonte;12`, `${aSiret(3)};;;Tonte;12`));
    expect(report).toMatchObject({ read: 2, changed: 1, refused: 1, reasons: { 'name-missing': 1 } });
    expect(await stateOf(1)).toMatchObject({ name: 'Brouettes 1', people: 12, activities: [{ text: 'Tonte' }] });
    expect(await count('quarantine')).toBe(1);
    expect(await load(csv(`${aSiret(1)};;;Tonte;12`))).toMatchObject({ changed: 0, unchanged: 1 });
  });

  it('keeps whole each row of a supplier that nobody names, and takes it in when a later row of the list names it', async () => {
    const between = Array.from({ length: 500 }, (_unused, n) => line(100 + n));
    const nameless = [`${aSiret(1)};;;Tonte;12`, `${aSiret(1)};;;Taille;`, `${aSiret(2)};;;Tonte;3`];
    const report = await load(csv(...nameless, ...between, `${aSiret(2)};;;Fauche;`, line(1)));
    expect(report).toMatchObject({ read: 505, created: 501, joined: 0, refused: 4, reasons: { 'name-missing': 4 } });
    const waiting = await quarantine.list();
    const raws = await Promise.all(waiting.map(async ({ id }) => (await quarantine.show(id)).raw.toString('utf8')));
    const works = raws.map((raw): string => JSON.parse(raw).cells[3].cell).sort((a, b) => a.localeCompare(b));
    expect(works).toEqual(['Fauche', 'Taille', 'Tonte', 'Tonte']);
  });

  it('keeps in quarantine what a row said whose name is another', async () => {
    await load(csv(line(1), `${aSiret(1)};Imprimerie Lagarde;EI;Affiches;`));
    const [kept] = await quarantine.list();
    expect(kept).toMatchObject({ problems: [{ code: 'names-differ' }] });
    expect(supplierFile.readAgain(JSON.parse((await quarantine.show(kept!.id)).raw.toString('utf8')))).toMatchObject({
      ok: true,
      record: { siret: aSiret(1), name: 'Imprimerie Lagarde' },
    });
  });

  it('counts no supplier without a point for a list that says nothing of places', async () => {
    const tx = database.source.manager;
    await suppliers.upsert(
      tx,
      { siret: aSiret(1), name: 'Brouettes 1', point: { lat: 46.58, lon: 0.34 }, pointOrigin: 'source' },
      'import:test',
    );
    expect(await load(csv(line(1), line(2)))).toMatchObject({ withoutPoint: 1 });
  });

  it('counts the rows of a run once, though one of a legal unit moves several establishments', async () => {
    const [siren, sirets] = ['732829320', ['73282932000074', '73282932000017']];
    await load(csv(...sirets.map((siret) => `${siret};Brouettes;ACI;;`)));
    const esus = Buffer.from(`Nom;SIREN\nBrouettes;${siren}`);
    expect(await load(esus, { source: esusList })).toMatchObject({ read: 1, units: 1, changed: 2 });
    const [run] = await database.source.query(
      `select read_count, changed_count, unchanged_count from ingest_run where source = 'esus-list'`,
    );
    expect(run).toEqual({ read_count: 1, changed_count: 1, unchanged_count: 0 });
  });

  it('says in a dry run which members would move of whom, and writes nothing', async () => {
    await load(csv(line(1, ';ACI;Tonte;10'), line(2)));
    const before = await count('supplier_change');
    const report = await load(csv(line(1, ';ACI;Tonte;12'), line(2), line(3)), { dryRun: true });
    expect(report).toMatchObject({ created: 1, changed: 1, unchanged: 1, runId: null });
    expect(report.diff).toEqual({
      members: { people: 1 },
      changed: [{ siret: aSiret(1), name: 'Brouettes 1', members: [{ member: 'people', before: 10, after: 12 }] }],
    });
    expect(await count('supplier_change')).toBe(before);
    expect(await count('supplier')).toBe(2);
  });

  it('joins two rows of a SIRET, in one batch or in two, and refuses one whose name says another structure', async () => {
    const between = Array.from({ length: 600 }, (_unused, n) => line(100 + n));
    const list = csv(line(1), line(1, ';EI;Tonte;'), ...between, line(1, ';EA;;7'), `${aSiret(1)};Garage du Pont;EA;;`);
    const report = await load(list);
    expect(report).toMatchObject({ read: 604, created: 601, joined: 2, refused: 1, reasons: { 'names-differ': 1 } });
    const { evidence, people, activities } = await stateOf(1);
    expect(evidence.map(({ kind }) => kind)).toEqual(['ACI', 'EA', 'EI']);
    expect({ people, activities }).toMatchObject({ people: 7, activities: [{ text: 'Tonte' }] });
    expect(await load(list)).toMatchObject({ created: 0, changed: 0, unchanged: 601, joined: 2 });
  });

  it('leaves an archived supplier archived, and names it', async () => {
    await load(csv(line(1), line(2)));
    const { id } = (await suppliers.bySiret(null, aSiret(1)))!;
    const lives = new SupplierLives(new Outbox(clock), clock);
    await database.source.transaction((tx) => lives.archive(tx, id, { closedOn: '2026-01-31' }, 'person:officer'));
    const report = await load(csv(line(1), line(2)));
    expect(report).toMatchObject({ archived: 1, unchanged: 1, archivedSirets: [aSiret(1)] });
    expect(await stateOf(1)).toMatchObject({ life: 'archived', closedOn: '2026-01-31' });
  });

  it('goes on for free after it died, wherever it did', async () => {
    const list = csv(...Array.from({ length: 1_200 }, (_unused, n) => line(100 + n)), `${aSiret(1)};"Camille`);
    await expect(load(list)).rejects.toMatchObject({
      code: 'import/bad-quotes',
      message: expect.stringContaining('The 1000 rows before it came in'),
    });
    expect(await count('supplier')).toBe(1_000);
    const [run] = await database.source.query('select state, read_count, message from ingest_run');
    expect(run).toMatchObject({ state: 'failed', read_count: 1_000, message: expect.not.stringContaining('Camille') });
    const mended = csv(...Array.from({ length: 1_200 }, (_unused, n) => line(100 + n)));
    expect(await load(mended)).toMatchObject({ created: 200, unchanged: 1_000, changed: 0 });
  });

  it('keeps what was refused before it died', async () => {
    const list = csv(
      '12;Brouettes;ACI;;',
      ...Array.from({ length: 600 }, (_unused, n) => line(100 + n)),
      `${aSiret(1)};"x`,
    );
    await expect(load(list)).rejects.toMatchObject({ code: 'import/bad-quotes' });
    expect(await quarantine.list()).toMatchObject([{ source: 'supplier-file', problems: [{ code: 'siret-length' }] }]);
  });

  it('dates its proofs by the list, and says who published them', async () => {
    await load(csv(line(1)));
    expect((await stateOf(1)).evidence).toMatchObject([
      { kind: 'ACI', source: 'reseau-test', checkedAt: '2026-11-01' },
    ]);
  });
});

describe('the national list of ESUS', () => {
  it('proves every known establishment of a legal unit, makes none up, and counts the unknown', async () => {
    const [one, other] = ['73282932000074', '73282932000017'];
    await load(csv(`${one};Atelier;ACI;;`, `${other};Atelier;ACI;;`));
    const list = Buffer.from('Nom;SIREN;Date fin agrément\nAtelier;732829320;31/12/2028\nAutre;552100554;31/12/2028');
    const report = await load(list, { source: esusList });
    expect(report).toMatchObject({
      read: 2,
      changed: 2,
      created: 0,
      units: 1,
      unknownUnits: 1,
      unknownSirens: ['552100554'],
    });
    for (const siret of [one, other]) {
      const { state } = (await suppliers.bySiret(null, siret))!;
      expect(state.evidence).toContainEqual(
        expect.objectContaining({ kind: 'ESUS', source: 'esus-list', validUntil: '2028-12-31' }),
      );
    }
    expect(await load(list, { source: esusList })).toMatchObject({ changed: 0, unchanged: 2 });
  });
});

describe('a source that is asked page by page', () => {
  const record = (n: number) => ({
    ok: true as const,
    record: { siret: aSiret(n), name: `Brouettes ${n}` },
    repairs: [],
    raw: n,
  });
  const paged = (died: boolean): SupplierSource => ({
    name: 'paged',
    parserVersion: '1',
    async *ask({ position }): AsyncGenerator<SupplierPage> {
      for (let page = Number(position?.['page'] ?? 0); page < 3; page += 1) {
        if (died && page === 2) throw new Error('the line was cut');
        yield { origin: `page ${page}`, rows: [record(page)], position: { page: page + 1 }, expected: 3 };
      }
    },
    readAgain: () => record(1),
  });
  const ask = async (source: SupplierSource) =>
    imports.run(
      source,
      { position: await imports.positionOf(source) },
      { origin: 'paged', kind: 'collect', dryRun: false },
    );

  it('goes on from the page after the last one that was written, and begins anew once it has reached the end', async () => {
    await expect(ask(paged(true))).rejects.toThrow('the line was cut');
    expect(await cursors.positionOf('paged')).toEqual({ page: 2 });
    expect(await ask(paged(false))).toMatchObject({ read: 1, created: 1 });
    expect(await cursors.positionOf('paged')).toBeNull();
    expect(await ask(paged(false))).toMatchObject({ read: 3, unchanged: 3 });
  });
});
