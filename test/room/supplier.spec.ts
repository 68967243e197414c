import { Outbox } from '#lib/outbox';
import { SupplierService } from '../../src/supplier/supplier.service';
import { aSupplier } from '../factories/a-supplier';
import { aDatabase, type TestDatabase } from '../support/database';
import { TestClock } from '../support/clock';

describe('suppliers', () => {
  let database: TestDatabase;
  let suppliers: SupplierService;
  const clock = new TestClock();

  beforeAll(async () => {
    database = await aDatabase();
    suppliers = new SupplierService(database.source, new Outbox(clock), clock);
  });
  afterAll(() => database.drop());

  const events = async (): Promise<number> =>
    Number((await database.source.query(`select count(*) as n from outbox where event = 'suppliers.changed'`))[0].n);
  const save = (record: ReturnType<ReturnType<typeof aSupplier>['record']>, by = 'test') =>
    database.source.transaction((tx) => suppliers.upsert(tx, record, by));

  it('is created once, unchanged when told again, changed when something is new', async () => {
    const told = aSupplier('Jardins de Brumeval')
      .at('Poitiers')
      .doing('Entretien d’espaces verts', { cpv: ['77310000'], area: { type: 'radius', km: 20 } })
      .provenBy({ kind: 'ACI', checkedAt: '2026-01-10', validUntil: '2026-12-31' })
      .havingDone({ buyer: 'Commune de Brumeval', title: 'Tonte', cpv: null, year: 2025, amount: 12_500.5 })
      .havingDone({ buyer: 'Commune de Brumeval', title: 'Taille', cpv: '77340000', year: 2025, amount: null })
      .with({ people: 12, yearlyAmount: 240_000.25, freeFrom: '2026-04-01' });
    const before = await events();
    expect(await save(told.record())).toBe('created');
    expect(await save(told.record())).toBe('unchanged');
    expect(await events()).toBe(before + 1);
    expect(await save(told.with({ people: 14 }).record(), 'person:x')).toBe('changed');
    expect(await events()).toBe(before + 2);

    const known = (await suppliers.bySiret(null, told.record().siret))!;
    expect(known.state).toMatchObject({ people: 14, commune: '86194', epci: '200069854', pointOrigin: 'commune' });
    const changes = await database.source.query(
      'select by, before, after from supplier_change where supplier_id = $1 order by at, id',
      [known.id],
    );
    expect(changes).toHaveLength(2);
    expect(changes[0]).toMatchObject({ by: 'test', before: null, after: { name: 'Jardins de Brumeval' } });
    expect(changes[1]).toEqual({ by: 'person:x', before: { people: 12 }, after: { people: 14 } });
  });

  it('shows no way to write to it in what it says of itself', async () => {
    const told = aSupplier()
      .doing('Repas livrés, écrire à nous@repas.example')
      .with({ description: 'Accueil au 05 49 12 34 56 dès 8 h' });
    await save(told.record());
    expect((await suppliers.bySiret(null, told.record().siret))!.state).toMatchObject({
      description: 'Accueil au […] dès 8 h',
      activities: [{ text: 'Repas livrés, écrire à […]' }],
    });
    expect(await save(told.record())).toBe('unchanged');
  });

  it('keeps what a source does not speak of', async () => {
    const told = aSupplier().at('Ligugé').doing('Blanchisserie');
    await save(told.record());
    const { siret } = told.record();
    expect(await save({ siret, name: 'Un autre nom' })).toBe('changed');
    const { state } = (await suppliers.bySiret(null, siret))!;
    expect(state).toMatchObject({ name: 'Un autre nom', city: 'Ligugé' });
    expect(state.activities).toHaveLength(1);
  });

  it('keeps the proofs of several sources side by side, and never lets an undated or older list undo a date', async () => {
    const told = aSupplier().provenBy({ kind: 'EI', source: 'a', checkedAt: '2026-02-01' });
    await save(told.record());
    const { siret, name } = told.record();
    const proof = { kind: 'EI' as const, sourceRef: '', validUntil: null };
    await save({ siret, name, evidence: [{ ...proof, source: 'b', checkedAt: null }] });
    expect(await save({ siret, name, evidence: [{ ...proof, source: 'a', checkedAt: null }] })).toBe('unchanged');
    expect(await save({ siret, name, evidence: [{ ...proof, source: 'a', checkedAt: '2025-06-01' }] })).toBe(
      'unchanged',
    );
    expect(await save({ siret, name, evidence: [{ ...proof, source: 'a', checkedAt: '2026-02-20' }] })).toBe('changed');
    const { state } = (await suppliers.bySiret(null, siret))!;
    expect(state.evidence.map(({ source, checkedAt }) => [source, checkedAt])).toEqual([
      ['a', '2026-02-20'],
      ['b', null],
    ]);
  });

  it('takes many at once in one event per 500, each with its outcome', async () => {
    const known = aSupplier();
    await save(known.record());
    const many = [known, ...Array.from({ length: 600 }, () => aSupplier().at('Chauvigny'))].map((one) => one.record());
    const before = await events();
    const outcomes = await database.source.transaction((tx) => suppliers.upsertMany(tx, many, 'import:test'));
    expect(outcomes[0]).toBe('unchanged');
    expect(outcomes.filter((outcome) => outcome === 'created')).toHaveLength(600);
    expect(await events()).toBe(before + 2);
  });

  it('refuses two records of one SIRET in one go', async () => {
    const one = aSupplier().record();
    await expect(
      database.source.transaction((tx) => suppliers.upsertMany(tx, [one, one], 'import:test')),
    ).rejects.toMatchObject({ code: 'supplier/twice' });
  });

  it('writes no row at all when the transaction that called it fails', async () => {
    const told = aSupplier().doing('Menuiserie').provenBy({ kind: 'EA' }).record();
    const counts = async () =>
      (
        await database.source.query(
          `select (select count(*) from supplier) s, (select count(*) from evidence) e, (select count(*) from outbox) o,
                  (select count(*) from supplier_activity) a, (select count(*) from supplier_change) c`,
        )
      )[0];
    const before = await counts();
    await expect(
      database.source.transaction(async (tx) => {
        await suppliers.upsert(tx, told, 'test');
        throw new Error('after the last write');
      }),
    ).rejects.toThrow('after the last write');
    expect(await counts()).toEqual(before);
  });

  describe('the cursor', () => {
    const started = async () => {
      const runner = database.source.createQueryRunner();
      await runner.startTransaction();
      return runner;
    };

    it('gives everything first, then nothing, then only what changed', async () => {
      const first = await suppliers.profilesChangedSince(null);
      expect(first.profiles.length).toBeGreaterThan(0);
      const still = await suppliers.profilesChangedSince(first.cursor);
      expect([still.profiles, still.removed]).toEqual([[], []]);
      const saved = await aSupplier().at('Dissay').saved(database.source, clock);
      const next = await suppliers.profilesChangedSince(still.cursor);
      expect(next.profiles.map((profile) => profile.supplierId)).toEqual([saved.id]);
    });

    it('misses nothing when two transactions commit in the other order', async () => {
      const [older, younger] = [aSupplier().record(), aSupplier().record()];
      // Upserts take turns; what must not be missed is a transaction that began first and ends last
      const slow = await started();
      await slow.query('select pg_current_xact_id()');
      await database.source.transaction((tx) => suppliers.upsert(tx, younger, 'test'));
      const between = await suppliers.profilesChangedSince((await suppliers.profilesChangedSince(null)).cursor);
      expect(between.profiles).toEqual([]);
      await suppliers.upsert(slow.manager, older, 'test');
      const open = await suppliers.profilesChangedSince(between.cursor);
      expect(open.profiles).toEqual([]);
      await slow.commitTransaction();
      await slow.release();
      const after = await suppliers.profilesChangedSince(open.cursor);
      expect(after.profiles.map((profile) => profile.siret)).toEqual([older.siret]);
    });

    it('finds what a long import commits late, and what others did meanwhile only once', async () => {
      const first = await suppliers.profilesChangedSince(null);
      const long = await started();
      const batch = Array.from({ length: 40 }, () => aSupplier().record());
      await suppliers.upsertMany(long.manager, batch, 'import:long');
      const quick = await database.source.transaction(async (tx) => {
        const id = first.profiles[0]!.supplierId;
        await suppliers.touch(tx, [id]);
        return id;
      });
      const during = await suppliers.profilesChangedSince(first.cursor);
      expect(during.profiles.map((profile) => profile.supplierId)).toEqual([quick]);
      await long.commitTransaction();
      await long.release();
      const after = await suppliers.profilesChangedSince(during.cursor);
      expect(after.profiles.map((profile) => profile.siret).sort()).toEqual(batch.map((one) => one.siret).sort());
    });

    it('gives many by batches, each supplier once, and keeps the cursor where it was when a batch is not taken', async () => {
      const before = (await suppliers.profilesChangedSince(null)).profiles.length;
      const { cursor } = await suppliers.profilesChangedSince(null);
      const runner = await started();
      await runner.query(
        `insert into supplier (id, siret, name, content_hash, created_at, changed_at)
         select gen_random_uuid(), '88' || lpad(n::text, 12, '0'), 'Seeded', n::text, $1, $1 from generate_series(1, 4500) n`,
        [clock.now()],
      );
      await runner.commitTransaction();
      await runner.release();
      const refused = suppliers.takeProfilesChangedSince(cursor, () => {
        throw new Error('no room');
      });
      await expect(refused).rejects.toThrow('no room');
      const sizes: number[] = [];
      const ids = new Set<string>();
      await suppliers.takeProfilesChangedSince(cursor, (batch) => {
        sizes.push(batch.length);
        for (const { supplierId } of batch) ids.add(supplierId);
      });
      expect([sizes, ids.size]).toEqual([[1_000, 1_000, 1_000, 1_000, 500], 4_500]);
      expect((await suppliers.profilesChangedSince(null)).profiles.length).toBe(before + 4_500);
      await database.source.query(`delete from supplier where siret like '88%'`);
    });

    it('tells a removed supplier, its tombstone committed late too', async () => {
      const gone = await aSupplier().provenBy({ kind: 'ESAT' }).saved(database.source, clock);
      const first = await suppliers.profilesChangedSince(null);
      const runner = await started();
      expect(await suppliers.remove(runner.manager, gone.id)).toBe(true);
      const during = await suppliers.profilesChangedSince(first.cursor);
      expect(during.removed).toEqual([]);
      await runner.commitTransaction();
      await runner.release();
      const after = await suppliers.profilesChangedSince(during.cursor);
      expect([after.profiles, after.removed]).toEqual([[], [gone.id]]);
      await database.source.transaction(async (tx) => expect(await suppliers.remove(tx, gone.id)).toBe(false));
    });

    it('wakes who listens', async () => {
      const heard: string[] = [];
      const runner = database.source.createQueryRunner();
      const connection = await runner.connect();
      connection.on('notification', (message: { channel: string }) => heard.push(message.channel));
      await runner.query('listen supplier');
      await aSupplier().saved(database.source, clock);
      await runner.query('select 1');
      expect(heard).toContain('supplier');
      await runner.query('unlisten supplier');
      await runner.release();
    });
  });
});
