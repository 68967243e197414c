import { Outbox } from '#lib/outbox';
import { ExtendSupplier1790000002100 } from '../../migrations/1790000002100-extend-supplier';
import { SupplierService } from '../../src/supplier/supplier.service';
import { EvidenceWatch } from '../../src/supplier/evidence-watch';
import { aSupplier } from '../factories/a-supplier';
import { TestClock } from '../support/clock';
import { aDatabase, type TestDatabase } from '../support/database';

describe('suppliers that were there before who said what was kept', () => {
  let database: TestDatabase;
  const clock = new TestClock('2026-03-02T09:00:00+01:00');
  beforeAll(async () => (database = await aDatabase()));
  afterAll(() => database.drop());

  it('have the origins that their changes tell, and leave when they were closed', async () => {
    const suppliers = new SupplierService(database.source, new Outbox(clock), clock);
    const say = (told: ReturnType<typeof aSupplier>, by: string) =>
      database.source.transaction((tx) => suppliers.upsert(tx, told.record(), by));
    const told = aSupplier().at('Poitiers').with({ brand: 'Le Clain' });
    await say(told, 'import:list');
    clock.moveBy({ minutes: 1 });
    const { siret, name } = told.record();
    await database.source.transaction((tx) =>
      suppliers.upsert(tx, { siret, name, brand: 'Clain', people: 4 }, 'person:p'),
    );
    const { id } = (await suppliers.bySiret(null, told.record().siret))!;
    const before = await suppliers.originsOf(id);

    const migration = new ExtendSupplier1790000002100();
    const runner = database.source.createQueryRunner();
    await migration.down(runner);
    await runner.query(`update supplier set closed_on = '2026-01-31'`);
    await migration.up(runner);
    await runner.release();
    // That a person said the same name again is no change, so none tells it
    expect(await suppliers.originsOf(id)).toEqual({
      ...before,
      name: { by: 'import:list', at: '2026-03-02T08:00:00.000Z' },
    });
    expect((await suppliers.byId(null, id))!.state).toMatchObject({ life: 'archived', closedOn: '2026-01-31' });
  });

  it('are not told again for what a source denies, which no day changes', async () => {
    const suppliers = new SupplierService(database.source, new Outbox(clock), clock);
    const watch = new EvidenceWatch(database.source, suppliers, clock);
    const { siret, name } = aSupplier().record();
    const denial = { kind: 'ACI' as const, source: 'b', sourceRef: '', checkedAt: '2025-03-03', validUntil: null };
    await database.source.transaction((tx) =>
      suppliers.upsert(tx, { siret, name, evidence: [{ ...denial, denied: true }] }, 'import:list'),
    );
    await watch.noteExpired();
    clock.moveBy({ days: 40 });
    expect(await watch.noteExpired()).toBe(0);
  });
});
