import { SearchIndex } from '#lib/search';
import { SupplierSearchIndex, SupplierService, type SupplierDocument } from '../../src/supplier/supplier.service';
import { aSupplier } from '../factories/a-supplier';
import { aHouse, type TestHouse } from '../support/house';

const EVERY_DAY = '0199b000-0000-7000-8000-000000000000';

describe('what becomes of proofs as days pass', () => {
  let house: TestHouse;
  beforeEach(async () => {
    house = await aHouse('2026-03-02T09:00:00+01:00');
    await house.job('note-expired-evidence');
  });
  afterEach(() => house.close());

  const touched = async (): Promise<string[]> => {
    const rows = await house.sql<{ payload: { supplierIds: string[] } }>(
      `select payload from outbox where event = 'suppliers.changed' and id > $1 order by id`,
      [seen],
    );
    const [last] = await house.sql<{ id: string }>('select id from outbox order by id desc limit 1');
    seen = last?.id ?? seen;
    return rows.flatMap((row) => row.payload.supplierIds).sort();
  };
  let seen = EVERY_DAY;
  beforeEach(() => {
    seen = '00000000-0000-0000-0000-000000000000';
  });
  const on = async (day: string): Promise<string[]> => {
    house.clock.moveTo(`${day}T00:20:00+01:00`);
    await house.job('note-expired-evidence');
    return touched();
  };

  it('are noted the day after their last day, once', async () => {
    const ending = await aSupplier().provenBy({ kind: 'ACI', validUntil: '2026-03-05' }).saved(house.db, house.clock);
    await aSupplier().provenBy({ kind: 'ACI', validUntil: '2026-12-31' }).saved(house.db, house.clock);
    await touched();
    expect(await on('2026-03-05')).toEqual([]);
    expect(await on('2026-03-06')).toEqual([ending.id]);
    expect(await on('2026-03-06')).toEqual([]);
    expect(await on('2026-03-07')).toEqual([]);
  });

  it('are noted when their age ends what no date does, 12 months after they were checked', async () => {
    const old = await aSupplier().provenBy({ kind: 'EI', checkedAt: '2025-03-10' }).saved(house.db, house.clock);
    const undated = await aSupplier().provenBy({ kind: 'EI' }).saved(house.db, house.clock);
    await touched();
    expect(await on('2026-03-10')).toEqual([]);
    expect(await on('2026-03-11')).toEqual([old.id]);
    expect(await on('2027-03-11')).not.toContain(undated.id);
  });

  it('are caught up in one go after days without a worker', async () => {
    const one = await aSupplier().provenBy({ kind: 'ACI', validUntil: '2026-03-04' }).saved(house.db, house.clock);
    const two = await aSupplier().provenBy({ kind: 'EA', validUntil: '2026-04-20' }).saved(house.db, house.clock);
    await touched();
    expect(await on('2026-05-02')).toEqual([one.id, two.id].sort());
    expect(await on('2026-05-03')).toEqual([]);
  });

  it('say nothing when they had ended before they were recorded', async () => {
    await aSupplier().provenBy({ kind: 'ACI', validUntil: '2026-02-01' }).saved(house.db, house.clock);
    await touched();
    expect(await on('2026-03-03')).toEqual([]);
  });

  it('are read again by matching and search, which then no longer count them', async () => {
    const aci = await aSupplier('Les Haies Vives')
      .at('Poitiers')
      .doing('Taille de haies', { trade: 'green-spaces' })
      .provenBy({ kind: 'ACI', validUntil: '2026-03-31' })
      .saved(house.db, house.clock);
    await house.settle();
    const suppliers = house.get(SupplierService);
    const before = await suppliers.profilesChangedSince(null);
    const found = async (): Promise<SupplierDocument> => {
      const query = { words: 'haies', filters: {}, sort: 'relevance' as const, page: 1, perPage: 10, countFacets: [] };
      const page = await house.get(SearchIndex).search(house.get(SupplierSearchIndex), query);
      return page.hits[0]!.document as SupplierDocument;
    };
    expect(await found()).toMatchObject({
      id: aci.id,
      kinds: ['ACI'],
      kindsProven: ['ACI'],
      trades: ['green-spaces'],
      tradeLabels: ['Espaces verts'],
    });
    expect(await on('2026-04-01')).toContain(aci.id);
    await house.settle();
    expect(await found()).toMatchObject({ id: aci.id, kinds: ['ACI'], kindsProven: [] });
    const after = await suppliers.profilesChangedSince(before.cursor);
    expect(after.profiles.map((profile) => profile.supplierId)).toEqual([aci.id]);
  });
});

describe('suppliers in search', () => {
  let house: TestHouse;
  beforeAll(async () => {
    house = await aHouse();
  });
  afterAll(() => house.close());

  const names = async (words: string, filters: Record<string, string[]> = {}): Promise<string[]> => {
    const query = { words, filters, sort: 'relevance' as const, page: 1, perPage: 10, countFacets: [] };
    const page = await house.get(SearchIndex).search(house.get(SupplierSearchIndex), query);
    return page.hits.map((hit) => (hit.document as SupplierDocument).name);
  };

  it('are found by what they do, deduced from the name or NAF code when they declare nothing', async () => {
    await aSupplier('ASSOC ZEPHYR').with({ naf: '8121Z' }).at('Poitiers').saved(house.db, house.clock);
    await aSupplier('Blanchisserie du Chêne').at('Ligugé').saved(house.db, house.clock);
    await house.settle();
    expect(await names('nettoyage')).toEqual(['ASSOC ZEPHYR']);
    expect(await names('blanchisserie')).toEqual(['Blanchisserie du Chêne']);
  });

  it('show their usual name, and are found by the registered one', async () => {
    await aSupplier('SAINT MICHEL SERVICES').with({ brand: 'La Ruche du Clain' }).saved(house.db, house.clock);
    await house.settle();
    expect(await names('saint michel services')).toEqual(['La Ruche du Clain']);
  });

  it('leave it when they are archived or removed', async () => {
    const closed = await aSupplier('Imprimerie Quartz').saved(house.db, house.clock);
    const gone = await aSupplier('Imprimerie Basalte').saved(house.db, house.clock);
    await house.settle();
    expect((await names('imprimerie')).sort()).toEqual(['Imprimerie Basalte', 'Imprimerie Quartz']);
    const suppliers = house.get(SupplierService);
    const { siret, name } = closed.state;
    await house.db.transaction(async (tx) => {
      await suppliers.upsert(tx, { siret, name, life: 'archived', closedOn: '2026-02-01' }, 'test');
      await suppliers.remove(tx, gone.id);
    });
    await house.settle();
    expect(await names('imprimerie')).toEqual([]);
    const { profiles } = await suppliers.profilesChangedSince(null);
    expect(profiles.find((profile) => profile.supplierId === closed.id)).toMatchObject({ closed: true });
  });
});
