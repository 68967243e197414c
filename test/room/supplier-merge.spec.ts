import fc from 'fast-check';
import { AuditService } from '../../src/audit/audit.service';
import { Outbox } from '#lib/outbox';
import { isSiret } from '#lib/nomenclature';
import {
  SupplierMerges,
  SupplierService,
  type SupplierCapacity,
  type SupplierRecord,
} from '../../src/supplier/supplier.service';
import { readSupplier } from '../../src/composition/commands/read-supplier';
import { supplierAsText } from '../../src/composition/commands/supplier-told';
import { aSupplier } from '../factories/a-supplier';
import { TestClock } from '../support/clock';
import { aDatabase, type TestDatabase } from '../support/database';

const OFFICER = 'person:0199b000-0000-7000-8000-000000000001';

describe('two rows that are one supplier', () => {
  let database: TestDatabase;
  let suppliers: SupplierService;
  let merges: SupplierMerges;
  const clock = new TestClock('2026-03-02T09:00:00+01:00');

  beforeAll(async () => {
    database = await aDatabase();
    const outbox = new Outbox(clock);
    suppliers = new SupplierService(database.source, outbox, clock);
    merges = new SupplierMerges(database.source, outbox, clock, new AuditService(clock));
  });
  afterAll(() => database.drop());

  const say = async (record: SupplierRecord, by = 'import:list') => {
    clock.moveBy({ minutes: 1 });
    await database.source.transaction((tx) => suppliers.upsert(tx, record, by));
    return (await suppliers.bySiret(null, record.siret))!.id;
  };
  const merge = (from: string, into: string, more: { force?: boolean; reason?: string } = {}) => {
    clock.moveBy({ minutes: 1 });
    return database.source.transaction((tx) =>
      merges.merge(tx, { from, into, by: OFFICER, reason: 'Une seule', ...more }),
    );
  };
  const split = (id: string) => {
    clock.moveBy({ minutes: 1 });
    return database.source.transaction((tx) => merges.split(tx, id, OFFICER));
  };
  /** All that is kept of a supplier, but for its history. */
  const wholeOf = async (id: string) => {
    const [row] = await database.source.query('select content_hash, origins, merged_into from supplier where id = $1', [
      id,
    ]);
    return { ...(await suppliers.byId(null, id))!, row, contact: await suppliers.contactOf(null, id) };
  };
  const sirenTwins = (n: number): [string, string] => {
    const of = (nic: string): string => {
      const stem = `9999${String(n).padStart(4, '0')}`;
      const siren = [...'0123456789'].map((digit) => stem + digit).find((each) => isSiret(complete(`${each}${nic}`)))!;
      return complete(`${siren}${nic}`);
    };
    const complete = (stem: string): string => [...'0123456789'].map((d) => stem + d).find((each) => isSiret(each))!;
    return [of('0001'), of('0002')];
  };

  it('are told by a command with the SIRET and the name of the other, and no id', async () => {
    const [first, second] = [aSupplier('Haies du Soir').record(), aSupplier('Haies du Matin').record()];
    const [from, into] = [await say({ ...first, people: 7 }), await say(second)];
    await merge(from, into);
    const shown = async (siret: string): Promise<string> => {
      const known = (await suppliers.bySiret(null, siret))!;
      return supplierAsText(await readSupplier({ suppliers, merges }, known, clock.today()));
    };
    const merged = await shown(first.siret);
    expect(merged).toContain(`, merged into ${second.siret} Haies du Matin`);
    expect(merged).toContain(`mergedInto ∅ → « ${second.siret} Haies du Matin »`);
    const survivor = await shown(second.siret);
    expect(survivor).toContain(`(merge of ${first.siret} Haies du Soir, `);
    for (const text of [merged, survivor]) expect(text.replaceAll(OFFICER, '')).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-/);
  });

  it('never leave search nor their people: the one that stays is open, and somebody speaks for it', async () => {
    const [first, second] = [await say(aSupplier().record()), await say(aSupplier().record())];
    const person = '0199b000-0000-7000-8000-0000000000aa';
    await database.source.query(
      `insert into person (id, email, name, created_at) values ($1, 'porte-voix@example.org', '', $2)`,
      [person, clock.now()],
    );
    await database.source.query(
      `insert into membership (person_id, role, supplier_id, since) values ($1, 'supplier', $2, $3)`,
      [person, first, clock.now()],
    );
    await expect(merge(first, second)).rejects.toMatchObject({ code: 'supplier/merge-claimed' });
    const closed = await say({ ...aSupplier().record(), closedOn: '2026-01-31' }, 'import:recherche-entreprises');
    await expect(merge(second, closed)).rejects.toMatchObject({ code: 'supplier/merge-archived' });
    await expect(merge(second, first)).resolves.toEqual(expect.any(String));
  });

  it('become one: it takes what it lacks, keeps what it knows, and the other leaves search and matching', async () => {
    const contact = {
      email: 'a@clain.example.org',
      phone: null,
      name: '',
      source: 'list',
      legalBasis: 'Intérêt légitime',
    };
    const from = await say(
      aSupplier('Atelier du Clain')
        .at('Poitiers')
        .provenBy({ kind: 'ACI', source: 'a', checkedAt: '2026-01-01' })
        .provenBy({ kind: 'EI', source: 'a', checkedAt: '2026-01-01' })
        .havingDone({ buyer: 'Ville', title: 'Tonte', cpv: null, year: 2025, amount: null })
        .with({ brand: 'Le Clain', website: 'https://clain.example.org', people: 9, contact })
        .record(),
    );
    const into = await say(
      aSupplier('Les ateliers du Clain')
        .provenBy({ kind: 'ACI', source: 'a', checkedAt: '2026-02-01' })
        .havingDone({ buyer: 'Ville', title: 'Taille', cpv: null, year: 2024, amount: null })
        .with({ people: 12 })
        .record(),
    );
    const cursor = (await suppliers.profilesChangedSince(null)).cursor;
    const id = await merge(from, into);

    const { state, contact: lent } = await wholeOf(into);
    expect(state).toMatchObject({
      name: 'Les ateliers du Clain',
      brand: 'Le Clain',
      website: 'https://clain.example.org',
      people: 12,
      commune: '86194',
    });
    expect(state.evidence.map(({ kind, checkedAt }) => [kind, checkedAt])).toEqual([
      ['ACI', '2026-02-01'],
      ['EI', '2026-01-01'],
    ]);
    expect(state.references.map(({ title }) => title)).toEqual(['Tonte', 'Taille']);
    expect(lent).toEqual(contact);
    expect(await suppliers.originsOf(into)).toMatchObject({
      brand: { by: `merge:${id}` },
      people: { by: 'import:list' },
    });
    expect((await suppliers.byId(null, from))!.mergedInto).toBe(into);
    const { profiles } = await suppliers.profilesChangedSince(cursor);
    expect(new Map(profiles.map(({ supplierId, closed }) => [supplierId, closed]))).toEqual(
      new Map([
        [from, true],
        [into, false],
      ]),
    );
    const [{ carried }] = await database.source.query('select carried from supplier_merge where id = $1', [id]);
    expect(JSON.stringify(carried)).not.toContain('a@clain');
    const acts = await database.source.query(
      `select action, person_id, facts from audit_entry where facts ->> 'merge' = $1`,
      [id],
    );
    expect(acts).toEqual([
      { action: 'supplier.merged', person_id: OFFICER.slice(7), facts: expect.objectContaining({ into }) },
    ]);
    expect(await merges.standingOf(null, from)).toMatchObject({ id, intoId: into });
    await split(id);
    expect((await suppliers.byId(null, from))!.mergedInto).toBeNull();
    expect(await suppliers.contactOf(null, into)).toBeNull();
    await expect(split(id)).rejects.toMatchObject({ code: 'supplier/not-merged' });
  });

  describe('whose contact a person took away', () => {
    const contact = {
      email: 'b@clain.example.org',
      phone: null,
      name: '',
      source: 'list',
      legalBasis: 'Intérêt légitime',
    };
    const forgotten = async (id: string): Promise<void> => {
      const origin = { contact: { by: OFFICER, at: clock.now().toISOString() } };
      await database.source.query('delete from supplier_contact where supplier_id = $1', [id]);
      await database.source.query('update supplier set origins = origins || $2::jsonb where id = $1', [id, origin]);
    };

    it('is not lent another one', async () => {
      const from = await say(aSupplier().with({ contact }).record());
      const told = aSupplier().with({ contact }).record();
      const into = await say(told);
      await forgotten(into);
      const id = await merge(from, into);
      expect(await suppliers.contactOf(null, into)).toBeNull();
      await split(id);
      await say(told, 'import:other');
      expect(await suppliers.contactOf(null, into)).toBeNull();
    });
  });

  it('split, keep what somebody has said since', async () => {
    const from = await say(
      aSupplier().with({ brand: 'Le Clain', naf: '8130Z', website: 'https://a.example.org' }).record(),
    );
    const told = aSupplier().record();
    const into = await say(told);
    const id = await merge(from, into);
    await say({ ...told, brand: 'Clain et Vienne' }, 'person:p');
    await say({ ...told, website: 'https://list.example.org' });
    await split(id);
    expect((await wholeOf(into)).state).toMatchObject({ brand: 'Clain et Vienne', naf: null, website: null });
  });

  it('of two merges into one, each takes back its own', async () => {
    const done = (title: string) => ({ buyer: 'Ville', title, cpv: null, year: 2025, amount: null });
    const [a, b] = [
      await say(aSupplier().havingDone(done('A')).record()),
      await say(aSupplier().havingDone(done('B')).record()),
    ];
    const into = await say(aSupplier().havingDone(done('C')).record());
    const before = await wholeOf(into);
    const [first, second] = [await merge(a, into), await merge(b, into)];
    await split(first);
    expect((await wholeOf(into)).state.references.map(({ title }) => title).sort()).toEqual(['B', 'C']);
    await split(second);
    expect((await wholeOf(into)).state).toEqual(before.state);
  });

  it('are refused when they are the same, merged already, or would make a chain', async () => {
    const [a, b, c] = [
      await say(aSupplier().record()),
      await say(aSupplier().record()),
      await say(aSupplier().record()),
    ];
    await expect(merge(a, a)).rejects.toMatchObject({ code: 'supplier/merge-same' });
    await expect(merge(a, b, { reason: '  ' })).rejects.toMatchObject({
      code: 'supplier/merge-reason',
      field: 'reason',
    });
    await expect(merge(a, 'nobody')).rejects.toMatchObject({ code: 'supplier/unknown', status: 404 });
    await merge(a, b);
    await expect(merge(a, c)).rejects.toMatchObject({ code: 'supplier/merge-chain' });
    await expect(merge(c, a)).rejects.toMatchObject({ code: 'supplier/merge-chain' });
    await expect(merge(b, c)).rejects.toMatchObject({ code: 'supplier/merge-chain' });
  });

  it('are refused when they are antennas of one SIREN, unless somebody insists or one is closed', async () => {
    const [one, other] = sirenTwins(11);
    const [a, b] = [await say({ siret: one, name: 'Siège' }), await say({ siret: other, name: 'Antenne' })];
    await expect(merge(a, b)).rejects.toMatchObject({ code: 'supplier/merge-antennas' });
    await split(await merge(a, b, { force: true }));
    await say({ siret: one, name: 'Siège', closedOn: '2026-01-31' }, 'import:recherche-entreprises');
    await merge(a, b);
  });

  it('stand for themselves again when the one that stayed is removed', async () => {
    const [a, b] = [await say(aSupplier().record()), await say(aSupplier().record())];
    await merge(a, b);
    const { cursor } = await suppliers.profilesChangedSince(null);
    await database.source.transaction((tx) => suppliers.remove(tx, b));
    const { profiles } = await suppliers.profilesChangedSince(cursor);
    expect(profiles.map(({ supplierId, closed }) => [supplierId, closed])).toEqual([[a, false]]);
  });

  it('merged then split are as they were, whatever each of them knew', async () => {
    const text = fc.constantFrom('', 'un', 'deux');
    const knowledge = fc.record({
      brand: text,
      description: text,
      website: fc.constantFrom(null, 'https://a.example.org', 'https://b.example.org'),
      people: fc.option(fc.integer({ min: 0, max: 3 })),
      networks: fc.subarray(['COORACE', 'FEI']),
      capacities: fc.constantFrom<SupplierCapacity[]>([], [{ unit: 'm2', amount: 10 }]),
      place: fc.constantFrom('', 'Poitiers', 'Ligugé'),
      kinds: fc.subarray(['ACI', 'EI', 'ESUS'] as const),
      done: fc.subarray(['Tonte', 'Taille', 'Repas']),
      does: fc.option(text),
      email: fc.option(fc.constantFrom('a@example.org', 'b@example.org')),
    });
    const recordOf = ({
      place,
      kinds,
      done,
      does,
      email,
      ...more
    }: typeof knowledge extends fc.Arbitrary<infer T> ? T : never) => {
      let told = aSupplier().with(more);
      if (place) told = told.at(place);
      if (does !== null) told = told.doing(does);
      for (const kind of kinds) told = told.provenBy({ kind, checkedAt: '2026-01-01' });
      for (const title of done) told = told.havingDone({ buyer: 'Ville', title, cpv: null, year: 2025, amount: 10 });
      const contact = { email, phone: null, name: '', source: 'list', legalBasis: 'Intérêt légitime' };
      return { ...told.record(), ...(email ? { contact } : {}) };
    };
    await fc.assert(
      fc.asyncProperty(knowledge, knowledge, async (one, other) => {
        const [from, into] = [await say(recordOf(one)), await say(recordOf(other), 'person:p')];
        const before = [await wholeOf(from), await wholeOf(into)];
        const id = await merge(from, into);
        const { state } = await wholeOf(into);
        if (other.brand) expect(state.brand).toBe(other.brand);
        else expect(state.brand).toBe(one.brand);
        await split(id);
        expect([await wholeOf(from), await wholeOf(into)]).toEqual(before);
      }),
      { numRuns: 30 },
    );
  });
});

describe('pairs that may be one supplier', () => {
  let database: TestDatabase;
  let suppliers: SupplierService;
  let merges: SupplierMerges;
  const clock = new TestClock('2026-03-02T09:00:00+01:00');
  beforeAll(async () => {
    database = await aDatabase();
    const outbox = new Outbox(clock);
    suppliers = new SupplierService(database.source, outbox, clock);
    merges = new SupplierMerges(database.source, outbox, clock, new AuditService(clock));
  });
  afterAll(() => database.drop());

  const save = async (record: SupplierRecord, by = 'demo') => {
    clock.moveBy({ minutes: 1 });
    await database.source.transaction((tx) => suppliers.upsert(tx, record, by));
    return record.siret;
  };
  const pairs = async () => (await merges.duplicates()).map(({ why, from, into }) => [why, from.siret, into.siret]);

  it('are proposed with why, the closed or less known one into the other, and not again once split', async () => {
    const siret = (siren: string, nic: string): string =>
      [...'0123456789'].map((digit) => `${siren}${nic}${digit}`).find((each) => isSiret(each))!;
    const at = (city: string) => aSupplier().at(city).record();
    const { siret: _s, name: _n, ...poitiers } = at('Poitiers');
    const { siret: _t, name: _m, ...liguge } = at('Ligugé');
    // One SIREN in one commune, names alike; an antenna elsewhere and another trade beside it are left alone
    const a = await save({
      siret: siret('999925000', '0001'),
      name: 'Les Ateliers du Clain',
      ...poitiers,
      life: 'claimed',
    });
    const b = await save({ siret: siret('999925000', '0002'), name: 'ATELIERS DU CLAIN', ...poitiers });
    await save({ siret: siret('999925000', '0003'), name: 'Les Ateliers du Clain', ...liguge });
    await save({ siret: siret('999925000', '0004'), name: 'Cantine des Brandes', ...poitiers });
    // One name at one address under two SIREN
    const c = await save({
      siret: siret('999925100', '0001'),
      name: 'Verger Été',
      ...poitiers,
      address: '1 rue du Pré',
    });
    const d = await save({
      siret: siret('999925200', '0001'),
      name: 'VERGER ETE',
      ...poitiers,
      address: '1 Rue du Pré',
    });
    // Closed, with one other open establishment in the department
    const e = await save({
      siret: siret('999925300', '0001'),
      name: 'Menuiserie',
      ...poitiers,
      closedOn: '2026-02-01',
    });
    const f = await save({ siret: siret('999925300', '0002'), name: 'Menuiserie', ...liguge });

    expect(await pairs()).toEqual([
      ['moved', e, f],
      ['same-address', d, c],
      ['same-siren', b, a],
    ]);
    const [moved] = await merges.duplicates({ limit: 1 });
    const { from, into } = moved!;
    const id = await database.source.transaction((tx) =>
      merges.merge(tx, { from: from.id, into: into.id, by: 'cli', reason: 'Déménagement' }),
    );
    expect((await pairs()).map(([why]) => why)).toEqual(['same-address', 'same-siren']);
    await database.source.transaction((tx) => merges.split(tx, id, 'cli'));
    expect((await pairs()).map(([why]) => why)).toEqual(['same-address', 'same-siren']);
  });
});
