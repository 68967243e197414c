import { MeanPoints } from '../../src/supplier/mean-points';
import { Outbox } from '#lib/outbox';
import { SupplierService, type Contact, type SupplierRecord } from '../../src/supplier/supplier.service';
import { aSiret, aSupplier } from '../factories/a-supplier';
import { TestClock } from '../support/clock';
import { aDatabase, type TestDatabase } from '../support/database';

const REGISTER = 'import:recherche-entreprises';

describe('what is said of a supplier', () => {
  let database: TestDatabase;
  let suppliers: SupplierService;
  const clock = new TestClock('2026-03-02T09:00:00+01:00');

  beforeAll(async () => {
    database = await aDatabase();
    suppliers = new SupplierService(database.source, new Outbox(clock), clock);
  });
  afterAll(() => database.drop());

  const say = (record: SupplierRecord, by: string, options = {}) => {
    clock.moveBy({ minutes: 1 });
    return database.source.transaction((tx) => suppliers.upsert(tx, record, by, options));
  };
  const known = async (siret: string) => (await suppliers.bySiret(null, siret))!;
  const events = async (): Promise<number> =>
    Number((await database.source.query(`select count(*) n from outbox where event = 'suppliers.changed'`))[0].n);

  it('is known with who said it, and tells its history by versions, the newest first', async () => {
    const told = aSupplier('ATELIER').at('Poitiers').with({ brand: 'Le Clain' });
    const { siret } = told.record();
    await say(told.record(), 'import:list');
    await say({ siret, name: 'ATELIER DU CLAIN' }, REGISTER);
    await say({ siret, name: 'ATELIER', website: 'https://clain.example.org' }, 'person:p');
    expect(await say({ siret, name: 'ATELIER SARL', brand: 'Clain' }, 'import:list')).toBe('changed');

    const { id, state } = await known(siret);
    expect(state).toMatchObject({ name: 'ATELIER', brand: 'Clain', website: 'https://clain.example.org' });
    const origins = await suppliers.originsOf(id);
    expect(origins).toMatchObject({
      name: { by: 'person:p', at: '2026-03-02T08:03:00.000Z' },
      brand: { by: 'import:list', at: '2026-03-02T08:04:00.000Z' },
      city: { by: 'import:list', at: '2026-03-02T08:01:00.000Z' },
      point: { by: 'import:list' },
    });
    expect(Object.keys(origins)).not.toContain('people');

    const { changes, total } = await suppliers.changesOf(id);
    expect([total, changes.map(({ version, by, members }) => [version, by, members])]).toEqual([
      4,
      [
        [4, 'import:list', ['brand']],
        [3, 'person:p', ['name', 'website']],
        [2, REGISTER, ['name']],
        [1, 'import:list', expect.arrayContaining(['brand', 'city', 'name', 'siret'])],
      ],
    ]);
    expect(changes[2]).toMatchObject({ before: { name: 'ATELIER' }, after: { name: 'ATELIER DU CLAIN' } });
    const second = await suppliers.changesOf(id, { page: 2, perPage: 3 });
    expect(second.changes.map(({ version }) => version)).toEqual([1]);
    expect((await suppliers.changesOf(id, { page: 9 })).changes).toEqual([]);
  });

  it('confirmed by who ranks higher, is kept as theirs without a change or an event', async () => {
    const told = aSupplier().with({ brand: 'Le Clain' }).record();
    await say(told, 'import:list');
    const before = await events();
    expect(await say({ ...told }, 'person:p')).toBe('unchanged');
    expect(await events()).toBe(before);
    expect(await say({ ...told, brand: 'Autre' }, 'import:list')).toBe('unchanged');
    const { id, state } = await known(told.siret);
    expect(state.brand).toBe('Le Clain');
    expect((await suppliers.originsOf(id))['brand']?.by).toBe('person:p');
    expect((await suppliers.changesOf(id)).total).toBe(1);
  });

  it('keeps capacities, networks, orders, load and office', async () => {
    const more: Partial<SupplierRecord> = {
      office: 'antenna',
      networks: ['COORACE', 'Chantier école'],
      capacities: [{ unit: 'm2', amount: 1_200 }],
      load: 60,
      smallestOrder: 500.5,
      largestOrder: 80_000,
    };
    const told = aSupplier().with(more).record();
    await say(told, 'import:list');
    expect((await known(told.siret)).state).toMatchObject(more);
    expect(await say(told, 'import:list')).toBe('unchanged');
  });

  it('by a source that denies it stands beside who holds it', async () => {
    const told = aSupplier().provenBy({ kind: 'ESUS', source: 'a', checkedAt: '2026-01-10' }).record();
    await say(told, 'import:list');
    const denial = { kind: 'ESUS' as const, source: 'b', sourceRef: '', checkedAt: '2026-02-10', validUntil: null };
    await say({ siret: told.siret, name: told.name, evidence: [{ ...denial, denied: true }] }, REGISTER);
    const { evidence } = (await known(told.siret)).state;
    expect(evidence.map(({ source, denied }) => [source, denied])).toEqual([
      ['a', undefined],
      ['b', true],
    ]);
    await say({ siret: told.siret, name: told.name, evidence: [denial] }, REGISTER);
    expect((await known(told.siret)).state.evidence[1]).not.toHaveProperty('denied');
  });

  it('finds the establishments of a SIREN, head office first', async () => {
    const siren = '999929876';
    const at = (nic: string): string => {
      const digit = [...'0123456789'].find((each) => luhn(`${siren}${nic}${each}`))!;
      return `${siren}${nic}${digit}`;
    };
    const luhn = (digits: string): boolean =>
      [...digits].reverse().reduce((sum, digit, i) => {
        const value = Number(digit) * (i % 2 === 1 ? 2 : 1);
        return sum + (value > 9 ? value - 9 : value);
      }, 0) %
        10 ===
      0;
    await say({ siret: at('0001'), name: 'Siège ancien', office: 'antenna' }, 'import:list');
    await say({ siret: at('0002'), name: 'Siège', office: 'head-office' }, 'import:list');
    const found = await suppliers.suppliersOfSiren('999 929 876');
    expect(found.map(({ state }) => [state.name, state.office])).toEqual([
      ['Siège', 'head-office'],
      ['Siège ancien', 'antenna'],
    ]);
    expect(await suppliers.suppliersOfSiren('000000000')).toEqual([]);
  });

  describe('how to write to it', () => {
    const contact: Contact = {
      email: 'accueil@clain.example.org',
      phone: '05 49 00 00 00',
      name: '',
      source: 'directory-file',
      legalBasis: 'Intérêt légitime\u00a0: adresse professionnelle générique publiée',
    };

    it('is kept apart: nothing of it stands in a change, in a state or in a profile', async () => {
      const { siret, name } = aSupplier().record();
      expect(await say({ siret, name, contact }, 'import:list')).toBe('created');
      expect(await say({ siret, name, contact }, 'import:list')).toBe('unchanged');
      const { id, state } = await known(siret);
      expect(await suppliers.contactOf(null, id)).toEqual(contact);
      const moved = { ...contact, email: 'direction@clain.example.org' };
      expect(await say({ siret, name, contact: moved }, 'import:list')).toBe('changed');
      expect(await suppliers.contactOf(null, id)).toEqual(moved);
      const { changes } = await suppliers.changesOf(id);
      expect(changes.map(({ members }) => members.includes('contact'))).toEqual([true, true]);
      const { profiles } = await suppliers.profilesChangedSince(null);
      const outbox = await database.source.query('select payload from outbox');
      expect(JSON.stringify([state, changes, profiles, outbox])).not.toMatch(/example\.org|05 49/);
    });

    it('is what a person said, whatever lists say after', async () => {
      const { siret, name } = aSupplier().record();
      await say({ siret, name, contact }, 'import:list');
      const own = { ...contact, email: 'bonjour@clain.example.org', source: 'person' };
      await say({ siret, name, contact: own }, 'person:p');
      expect(await say({ siret, name, contact }, 'import:list')).toBe('unchanged');
      expect(await suppliers.contactOf(null, (await known(siret)).id)).toEqual(own);
    });

    it('keeps its address when another list has a mere number', async () => {
      const { siret, name } = aSupplier().record();
      await say({ siret, name, contact }, 'import:list');
      expect(await say({ siret, name, contact: { ...contact, email: null } }, 'import:other')).toBe('unchanged');
    });

    it.each([
      ['email', { email: 'accueil at clain' }],
      ['email', { email: null, phone: null }],
      ['phone', { phone: 'appelez Paul' }],
      ['source', { source: ' ' }],
      ['legalBasis', { legalBasis: '' }],
    ] as const)('is refused by its %s: %j', async (field, wrong) => {
      const { siret, name } = aSupplier().record();
      await expect(say({ siret, name, contact: { ...contact, ...wrong } }, 'import:list')).rejects.toMatchObject({
        code: 'supplier/contact',
        field,
      });
      expect(await suppliers.bySiret(null, siret)).toBeNull();
    });
  });

  describe('where a commune without a known town hall is', () => {
    let points: MeanPoints;
    beforeEach(() => {
      points = new MeanPoints(database.source, clock);
    });
    const standing = (lat: number, lon: number) =>
      aSupplier().with({
        city: 'Brumeval',
        commune: '80999',
        department: '80',
        point: { lat, lon },
        pointOrigin: 'source',
      });

    it('is the middle of the suppliers whose own point is there, kept a minute', async () => {
      expect(await points.ofCommune('80999')).toBeNull();
      await say(standing(50, 2).record(), 'import:list');
      await say(standing(50.2, 2.4).record(), 'import:list');
      await say(standing(59, 9).with({ pointOrigin: 'commune' }).record(), 'import:list');
      expect(await points.ofCommune('80999')).toEqual({
        point: { lat: expect.closeTo(50.1), lon: expect.closeTo(2.2) },
        from: 'suppliers',
      });
      await database.source.query(`update supplier set lat = 40 where commune = '80999'`);
      expect((await points.ofCommune('80999'))?.point.lat).toBeCloseTo(50.1);
      clock.moveBy({ minutes: 2 });
      expect((await points.ofCommune('80999'))?.point.lat).toBeCloseTo(40);
    });

    it('is its town hall where a table gives it', async () => {
      expect(await points.ofCommune('86194')).toMatchObject({ from: 'town-hall' });
    });
  });

  it('fills what a list’s second row alone tells', async () => {
    const siret = aSiret(8_500);
    await say({ siret, name: 'Un nom', brand: 'Marque' }, 'import:list');
    const more = { siret, name: 'Deux noms', brand: 'Autre', naf: '8130Z' };
    expect(await say(more, 'import:list', { fill: true })).toBe('changed');
    expect(await say(more, 'import:list', { fill: true })).toBe('unchanged');
    expect((await known(siret)).state).toMatchObject({ name: 'Un nom', brand: 'Marque', naf: '8130Z' });
  });
});
