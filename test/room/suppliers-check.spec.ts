import { loadConfig, type Config } from '#lib/config';
import { Outbox } from '#lib/outbox';
import { AuditService } from '../../src/audit/audit.service';
import type { PoliteSourceClient } from '../../src/ingest/client/polite-source-client.adapter';
import { politeSourceClient } from '../../src/ingest/client/source-client.provider';
import { CHECK_AGAIN, DueSuppliers } from '../../src/ingest/due-suppliers';
import { IngestRuns } from '../../src/ingest/ingest-runs';
import { QuarantineService } from '../../src/ingest/quarantine.service';
import { RawRecords } from '../../src/ingest/raw-records';
import { SupplierSources } from '../../src/ingest/sources/supplier-sources';
import { SupplierChecker } from '../../src/ingest/supplier-checker';
import { SuppliersCheck } from '../../src/ingest/suppliers-check.service';
import { SupplierService, type SupplierRecord } from '../../src/supplier/supplier.service';
import { anEstablishment, aStructure, aUnit } from '../factories/a-register-row';
import { aSiret } from '../factories/a-supplier';
import { A_TOKEN, registersAt } from '../support/asked-register';
import { TEST_LIMITS, WaitingOnClock } from '../support/asked-sources';
import { TestClock } from '../support/clock';
import { aDatabase, type TestDatabase } from '../support/database';
import { inHtml, SourceStandIn, status } from '../support/source-stand-in';

let database: TestDatabase;
let clock: TestClock;
let standIn: SourceStandIn;
let suppliers: SupplierService;
let clients: PoliteSourceClient[];
/** What Recherche d’entreprises and the Marché de l’inclusion hold, by SIRET. */
let units: Map<string, unknown>;
let structures: Map<string, unknown[]>;

beforeEach(async () => {
  database = await aDatabase();
  clock = new TestClock('2026-09-10T04:20:00+02:00');
  standIn = new SourceStandIn(clock);
  await standIn.start();
  [units, structures, clients] = [new Map(), new Map(), []];
  standIn.answers = ({ url }) => {
    const siret = url.pathname.split('/').at(-2)!;
    const unit = units.get(url.searchParams.get('q') ?? '');
    const found = url.pathname === '/search' ? { results: unit ? [unit] : [], total_results: 1, page: 1 } : null;
    return { contentType: 'application/json', body: JSON.stringify(found ?? structures.get(siret) ?? []) };
  };
  suppliers = new SupplierService(database.source, new Outbox(clock), clock);
});
afterEach(async () => {
  await Promise.all(clients.map((client) => client.onModuleDestroy()));
  await standIn.stop();
  await database.drop();
});

const configured = (env: Record<string, string> = {}): Config =>
  loadConfig(
    {},
    {
      NODE_ENV: 'test',
      MAILLON_SECRET: 'only good for tests, and long enough',
      RECHERCHE_ENTREPRISES_URL: registersAt(standIn.url)['RECHERCHE_ENTREPRISES_URL']!,
      ...env,
    },
  );

/** A process of its own. */
function aCheck(config = configured()): SuppliersCheck {
  const { source } = database;
  const client = politeSourceClient(config, source, clock, { waiting: new WaitingOnClock(clock), limits: TEST_LIMITS });
  clients.push(client);
  const runs = new IngestRuns(source, clock);
  const quarantine = new QuarantineService(source, clock, new RawRecords(source, clock), runs, new AuditService(clock));
  const checker = new SupplierChecker(source, clock, client, new SupplierSources(config, clock), suppliers, quarantine);
  return new SuppliersCheck(config, clock, runs, new DueSuppliers(source, clock), checker);
}

const rows = <R = Record<string, unknown>>(sql: string): Promise<R[]> => database.source.query(sql);
const known = async (...records: SupplierRecord[]): Promise<void> => {
  await database.source.transaction((tx) => suppliers.upsertMany(tx, records, 'import:directory-file'));
};
/** One of a list, with a proof of that day. */
const listed = (n: number, checkedAt: string | null, more: Partial<SupplierRecord> = {}): SupplierRecord => ({
  siret: aSiret(n),
  name: 'LES JARDINS IMAGINAIRES',
  evidence: [{ kind: 'ACI', source: 'directory-file', sourceRef: '', checkedAt, validUntil: null }],
  ...more,
});
/** What the register says of it: an association with one establishment, which is an ACI. */
const isAci = (n: number, place: object = {}, unit: object = {}): void =>
  void units.set(
    aSiret(n),
    aUnit([anEstablishment(aSiret(n), { ...place })], { ...unit }, { est_siae: true, type_siae: 'ACI' }),
  );
const proofs = (n: number): Promise<{ kind: string; source: string; day: string; denied: boolean }[]> =>
  rows(`select e.kind, e.source, e.checked_at::text as day, e.denied from evidence e join supplier s on s.id = e.supplier_id
         where s.siret = '${aSiret(n)}' order by 1, 2`);
const asked = (): string[] => standIn.asked.map(({ url }) => url.searchParams.get('q') ?? url.pathname);

describe('a check of suppliers', () => {
  it('refreshes a proof that expired, with the day it was checked, and is done for that day', async () => {
    await known(listed(1, '2025-01-15'));
    isAci(1);
    const [register] = (await aCheck().check()).registers;
    expect(register).toMatchObject({
      register: 'recherche-entreprises',
      due: 1,
      asked: 1,
      changed: 1,
      proofs: { created: 2, renewed: 0, denied: 0 },
      stopped: null,
    });
    expect(await proofs(1)).toEqual([
      { kind: 'ACI', source: 'directory-file', day: '2025-01-15', denied: false },
      { kind: 'ACI', source: 'recherche-entreprises', day: '2026-09-10', denied: false },
      { kind: 'ASSOCIATION', source: 'recherche-entreprises', day: '2026-09-10', denied: false },
    ]);
    expect((await aCheck().check()).registers).toMatchObject([{ due: 0, asked: 0 }]);
    expect(standIn.asked).toHaveLength(1);
    expect(await rows('select source, state, read_count, changed_count from ingest_run')).toEqual([
      { source: 'recherche-entreprises', state: 'done', read_count: 1, changed_count: 1 },
    ]);
  });

  it('closes a supplier whose establishment closed, and asks about it no more', async () => {
    await known(listed(1, '2026-09-01'));
    isAci(1, { etat_administratif: 'F', date_fermeture: '2026-06-30' });
    expect((await aCheck().check()).registers).toMatchObject([{ archived: 1, suppliers: [{ outcome: 'archived' }] }]);
    expect(await rows('select life, closed_on::text from supplier')).toEqual([
      { life: 'archived', closed_on: '2026-06-30' },
    ]);
    clock.moveBy({ days: 400 });
    expect((await aCheck().check()).registers).toMatchObject([{ due: 0 }]);
  });

  it('leaves as it is a supplier that the register does not give, which proves nothing', async () => {
    await known(listed(1, '2026-09-01'));
    expect((await aCheck().check()).registers).toMatchObject([
      { unknown: 1, suppliers: [{ siret: aSiret(1), outcome: 'unknown', reasons: [{ code: 'siret-unknown' }] }] },
    ]);
    expect(await rows('select life from supplier')).toEqual([{ life: 'imported' }]);
    expect(await rows('select * from quarantine')).toEqual([]);
  });

  it('denies a proof that it gave and gives no more, and says so', async () => {
    await known(listed(1, '2026-09-01'));
    isAci(1);
    await aCheck().check();
    clock.moveBy({ days: 200 });
    units.set(aSiret(1), aUnit([anEstablishment(aSiret(1))], { nature_juridique: '5499' }, { est_ess: false }));
    expect((await aCheck().check()).registers).toMatchObject([{ proofs: { created: 0, renewed: 0, denied: 2 } }]);
    const denied = (await proofs(1)).filter(({ denied: isDenied }) => isDenied).map(({ kind }) => kind);
    expect(denied).toEqual(['ACI', 'ASSOCIATION', 'SOCIETE_ESS']);
  });

  it('confirms what a supplier is known to be when the register says it of its unit of many establishments', async () => {
    await known(listed(1, '2025-01-15'), listed(2, '2025-01-15', { evidence: [] }));
    for (const n of [1, 2]) isAci(n, {}, { nombre_etablissements_ouverts: 30 });
    await aCheck().check();
    expect((await proofs(1)).map(({ kind, source }) => `${kind} ${source}`)).toContain('ACI recherche-entreprises');
    expect((await proofs(2)).map(({ kind }) => kind)).toEqual(['ASSOCIATION']);
  });

  it('takes the registered name, and keeps the one that people know', async () => {
    await known(listed(1, '2026-09-01', { name: 'Chez Zoé' }));
    isAci(1);
    await aCheck().check();
    expect(await rows('select name, brand from supplier')).toEqual([
      { name: 'LES JARDINS IMAGINAIRES', brand: 'Chez Zoé' },
    ]);
  });

  it('asks about those never looked at first, then the longest ago, as many as it may', async () => {
    await known(listed(1, '2026-09-01'), listed(2, '2025-01-01'), listed(3, '2026-09-01'));
    for (const n of [1, 2, 3, 4]) isAci(n);
    // The one whose proof ended comes first among those never looked at
    expect((await aCheck().check({ limit: 1 })).registers).toMatchObject([{ due: 3, asked: 1 }]);
    clock.moveBy({ days: 1 });
    await aCheck().check({ limit: 1 });
    await known(listed(4, '2026-09-01'));
    clock.moveBy({ days: 1 });
    await aCheck().check();
    expect(asked()).toEqual([2, 1, 3, 4].map(aSiret));
    clock.moveBy({ days: 190 });
    await aCheck().check({ limit: 1 });
    expect(asked().at(-1)).toBe(aSiret(2));
  });

  it('does not ask again within a month about a proof that the register cannot refresh', async () => {
    await known(listed(1, '2025-01-15'));
    units.set(aSiret(1), aUnit([anEstablishment(aSiret(1))]));
    await aCheck().check();
    clock.moveBy({ days: CHECK_AGAIN.againDays - 1 });
    expect((await aCheck().check()).registers).toMatchObject([{ due: 0 }]);
    clock.moveBy({ days: 2 });
    expect((await aCheck().check()).registers).toMatchObject([{ due: 1 }]);
  });

  it('writes nothing in a dry run, and says what would change', async () => {
    await known(listed(1, '2025-01-15'));
    isAci(1, { etat_administratif: 'F' });
    const report = await aCheck().check({ dryRun: true });
    expect(report).toMatchObject({ dryRun: true, registers: [{ archived: 1, runId: null, proofs: { created: 2 } }] });
    expect(await rows('select life from supplier')).toEqual([{ life: 'imported' }]);
    for (const table of ['ingest_run', 'supplier_check']) expect(await rows(`select * from ${table}`)).toEqual([]);
  });

  it('looks at the suppliers that are named, due or not, and says which are not known', async () => {
    await known(listed(1, '2026-09-01'), listed(2, '2026-09-01'));
    for (const n of [1, 2]) isAci(n);
    await aCheck().check();
    const spaced = aSiret(2).replace(/^(...)/, '$1 ');
    const report = await aCheck().check({ sirets: [spaced, aSiret(9)] });
    expect(report).toMatchObject({ notKnown: [aSiret(9)], registers: [{ asked: 1, unchanged: 1 }] });
  });

  it('keeps seven requests a second at most, whatever the number of processes', async () => {
    await known(...Array.from({ length: 16 }, (_, n) => listed(n + 1, '2026-09-01')));
    await aCheck().check({ limit: 8 });
    await aCheck().check({ limit: 8 });
    const at = standIn.asked.map((request) => request.at.getTime());
    expect(at).toHaveLength(16);
    for (let n = 7; n < at.length; n += 1) expect(at[n]! - at[n - 7]!).toBeGreaterThanOrEqual(1_000);
  });

  describe('when something goes wrong', () => {
    beforeEach(async () => {
      await known(...[1, 2, 3, 4, 5].map((n) => listed(n, '2025-01-15')));
      for (const n of [1, 2, 3, 4, 5]) isAci(n);
    });

    it('keeps what was checked when its process dies, and goes on with the others', async () => {
      const dying = aCheck();
      let served = 0;
      const right = standIn.answers;
      standIn.answers = (request) => {
        served += 1;
        // Its connections go as those of a process that is killed: in the midst of the third supplier
        if (served === 3) void clients[0]!.onModuleDestroy();
        return right(request);
      };
      const [stopped] = (await dying.check()).registers;
      expect(stopped!.stopped).toContain('stopping');
      expect(stopped!.asked).toBe(2);
      standIn.asked.length = 0;
      expect((await aCheck().check()).registers).toMatchObject([{ due: 3, asked: 3, changed: 3, stopped: null }]);
      expect(asked()).toEqual([3, 4, 5].map(aSiret));
      expect(await rows('select distinct state from ingest_run order by 1')).toEqual([
        { state: 'degraded' },
        { state: 'done' },
      ]);
    });

    it('keeps what a supplier is whole when the database goes in the midst of its row', async () => {
      await rows(`create function refuse() returns trigger language plpgsql as
                    $$ begin raise exception 'cut off' using errcode = '57P01'; end $$`);
      await rows(`create constraint trigger refuse after insert on supplier_check deferrable initially deferred
                    for each row execute function refuse()`);
      await expect(aCheck().check()).rejects.toThrow('cut off');
      expect(await rows("select * from evidence where source = 'recherche-entreprises'")).toEqual([]);
      await rows('drop trigger refuse on supplier_check');
      expect((await aCheck().check()).registers).toMatchObject([{ asked: 5, changed: 5 }]);
    });

    it('stops when the register is away, and says that it goes on from there', async () => {
      standIn.misbehaveAlways(status(503, { 'retry-after': '3600' }));
      const [register] = (await aCheck().check()).registers;
      expect(register).toMatchObject({ asked: 0, stopped: expect.stringContaining('3600 s') });
      expect(await rows('select state from ingest_run')).toEqual([{ state: 'degraded' }]);
    });

    it('passes over one answer that cannot be read, and tries it again the next day', async () => {
      standIn.misbehave(inHtml);
      const [register] = (await aCheck().check()).registers;
      expect(register).toMatchObject({ asked: 5, failed: 1, changed: 4, stopped: null });
      expect((await aCheck().check()).registers).toMatchObject([{ due: 0 }]);
      clock.moveBy({ days: 1 });
      expect((await aCheck().check()).registers).toMatchObject([{ due: 1, changed: 1 }]);
    });

    it('stops when no answer can be read any more', async () => {
      standIn.misbehaveAlways(inHtml);
      expect((await aCheck().check()).registers).toMatchObject([{ asked: 3, failed: 3, stopped: expect.any(String) }]);
    });

    it('keeps in quarantine a row that cannot be read, and writes nothing of it', async () => {
      units.set(aSiret(1), aUnit([anEstablishment(aSiret(1))], { nom_raison_sociale: 7 }));
      expect((await aCheck().check()).registers).toMatchObject([{ failed: 1, changed: 4 }]);
      expect(await rows("select source, problems -> 0 ->> 'code' as code from quarantine")).toEqual([
        { source: 'recherche-entreprises', code: 'field-type' },
      ]);
    });
  });

  describe('with a token for the Marché de l’inclusion', () => {
    const both = (): Config =>
      configured({
        MARCHE_INCLUSION_TOKEN: A_TOKEN,
        MARCHE_INCLUSION_URL: registersAt(standIn.url)['MARCHE_INCLUSION_URL']!,
      });

    it('asks it too, about structures of insertion alone', async () => {
      await known(listed(1, '2025-01-15'), listed(2, '2025-01-15', { evidence: [] }));
      for (const n of [1, 2]) units.set(aSiret(n), aUnit([anEstablishment(aSiret(n))]));
      structures.set(aSiret(1), [aStructure(aSiret(1)), aStructure(aSiret(1), { kind: 'EI', is_active: false })]);
      const report = await aCheck(both()).check();
      expect(report.registers).toMatchObject([{ asked: 2 }, { register: 'marche-inclusion', asked: 1, changed: 1 }]);
      expect((await proofs(1)).filter(({ source }) => source === 'marche-inclusion')).toEqual([
        { kind: 'ACI', source: 'marche-inclusion', day: '2026-08-30', denied: false },
        { kind: 'EI', source: 'marche-inclusion', day: '2026-08-30', denied: true },
      ]);
      const written = await rows<{ all: string }>(`select string_agg(r::text, ' ') as all from ingest_run r`);
      expect(written[0]!.all).not.toContain(A_TOKEN);
    });

    it('denies nothing while one of its rows cannot be read, and keeps that row', async () => {
      await known(listed(1, '2025-01-15'));
      const ei = aStructure(aSiret(1), { kind: 'EI', id: 2 });
      structures.set(aSiret(1), [aStructure(aSiret(1)), ei]);
      await aCheck(both()).check({ register: 'marche-inclusion' });
      structures.set(aSiret(1), [aStructure(aSiret(1)), { ...ei, is_active: 'yes' }]);
      const report = await aCheck(both()).check({ register: 'marche-inclusion', sirets: [aSiret(1)] });
      expect(report.registers).toMatchObject([
        { proofs: { denied: 0 }, suppliers: [{ reasons: [{ path: 'is_active' }] }] },
      ]);
      expect(await rows('select record from quarantine')).toHaveLength(1);
    });

    it('is not asked without one, and the report says how to get one', async () => {
      expect((await aCheck().check()).leftOut).toEqual([
        { register: 'marche-inclusion', because: expect.stringContaining('MARCHE_INCLUSION_TOKEN') },
      ]);
    });
  });
});
