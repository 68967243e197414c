import { addDays } from '#lib/kernel';
import { denialOf, statusOf } from '#lib/matching-engine';
import { communesOfEpci, isCpv, isSiren, isSiret, KINDS, tradeByCode } from '#lib/nomenclature';
import { REPRESENTED } from '../../src/composition/demo/demo-people';
import { loadDemo } from '../../src/composition/demo/demo.loader';
import { demoSuppliers } from '../../src/composition/demo/demo-suppliers';
import { demoSiret } from '../../src/composition/demo/suppliers/demo-supplier';
import { CAPACITY_UNITS } from '../../src/supplier/supplier.entity';
import { aHouse, type TestHouse } from '../support/house';

const TODAY = '2026-03-02';

describe('the suppliers of the demo', () => {
  const suppliers = demoSuppliers(TODAY);
  const communes = new Set(communesOfEpci('200069854'));
  const proofs = suppliers.flatMap((supplier) => supplier.evidence ?? []);

  it('are about sixty, one SIRET each, plainly fictional and well formed', () => {
    expect(suppliers.length).toBeGreaterThanOrEqual(60);
    expect(new Set(suppliers.map(({ siret }) => siret)).size).toBe(suppliers.length);
    for (const { siret } of suppliers) {
      expect(siret).toMatch(/^99991/);
      expect([isSiret(siret), isSiren(siret.slice(0, 9))]).toEqual([true, true]);
    }
  });

  it('stand in every one of the 40 communes of Grand Poitiers, and nowhere else', () => {
    expect(communes.size).toBe(40);
    expect(new Set(suppliers.map(({ commune }) => commune))).toEqual(communes);
    expect(suppliers.filter(({ point, postCode }) => !point || postCode === undefined)).toEqual([]);
  });

  it('are of every kind', () => {
    expect(new Set(proofs.map(({ kind }) => kind))).toEqual(new Set(KINDS));
  });

  it('have proofs that hold, that have ended, that are too old and that have no date; one supplier has none', () => {
    const states = proofs.map((proof) => statusOf(proof, TODAY));
    expect(new Set(states)).toEqual(new Set(['current', 'expired', 'to-verify', 'denied']));
    expect(proofs.some(({ checkedAt, validUntil }) => checkedAt === null && validUntil === null)).toBe(true);
    expect(proofs.some((proof) => proof.checkedAt !== null && statusOf(proof, TODAY) === 'to-verify')).toBe(true);
    expect(suppliers.some(({ evidence }) => evidence?.length === 0)).toBe(true);
    expect(proofs.every(({ checkedAt }) => checkedAt === null || checkedAt < TODAY)).toBe(true);
  });

  it('say how much some can take in the units of their trade; one has two offices, one a proof that is denied', () => {
    const units = suppliers.flatMap(({ capacities }) => (capacities ?? []).map(({ unit }) => unit));
    expect(new Set(units)).toEqual(new Set(CAPACITY_UNITS));
    expect(suppliers.filter(({ networks }) => networks && networks.length > 0).length).toBeGreaterThan(5);
    expect(suppliers.map(({ office }) => office).filter((office) => office)).toEqual(['head-office', 'antenna']);
    const contradicted = suppliers.filter(({ evidence }) => evidence!.some((row) => denialOf(row, evidence!)));
    expect(contradicted).toHaveLength(1);
  });

  it('do things that the nomenclature knows, in areas of each type', () => {
    const activities = suppliers.flatMap((supplier) => supplier.activities ?? []);
    const cpv = [...activities.flatMap((activity) => activity.cpv), ...referencesOf(suppliers)];
    expect(activities.filter(({ trade }) => trade === null || tradeByCode(trade) === null)).toEqual([]);
    expect(cpv.filter((code) => !isCpv(code))).toEqual([]);
    expect(new Set(activities.map(({ area }) => area?.type))).toEqual(
      new Set(['country', 'radius', 'communes', 'epcis', 'departments', 'regions']),
    );
  });

  it('tell their dates from the day they are loaded', () => {
    const later = demoSuppliers(addDays(TODAY, 100));
    expect(later.map(({ siret }) => siret)).toEqual(suppliers.map(({ siret }) => siret));
    expect(later[0]!.evidence![0]!.validUntil).toBe(addDays(suppliers[0]!.evidence![0]!.validUntil!, 100));
  });

  it('write French with its own signs', () => {
    const texts = suppliers.flatMap(({ name, description, address, activities, references }) => [
      name,
      description ?? '',
      address ?? '',
      ...(activities ?? []).map((activity) => activity.text),
      ...(references ?? []).flatMap((reference) => [reference.buyer, reference.title]),
    ]);
    expect(texts.filter((text) => /['"]|\.\.\.| [:;!?]/.test(text))).toEqual([]);
  });
});

describe('the demo territory', () => {
  let house: TestHouse;
  beforeAll(async () => {
    house = await aHouse(`${TODAY}T09:00:00+01:00`);
    await loadDemo(house.app, () => undefined);
    await house.settle();
  });
  afterAll(() => house.close());

  const count = async (sql: string): Promise<number> => Number((await house.sql<{ n: string }>(sql))[0]!.n);

  it('holds its suppliers, notices, needs and people, none of them refused', async () => {
    expect(await count('select count(*) n from supplier')).toBe(demoSuppliers(TODAY).length);
    expect(await count('select count(*) n from notice')).toBeGreaterThanOrEqual(12);
    expect(await count('select count(*) n from quarantine')).toBe(0);
    expect(await count(`select count(*) n from need where state = 'published'`)).toBe(4);
    expect(await count(`select count(*) n from need where state = 'draft'`)).toBe(1);
    expect(await count(`select count(*) n from person where email not like '%@example.org'`)).toBe(0);
    expect(await count('select count(*) n from alert_profile')).toBeGreaterThanOrEqual(10);
  });

  it('brings every published need and the reserved lots to suppliers who may leave by themselves', async () => {
    const needs = await house.sql<{ title: string; n: string }>(
      `select o.title, count(*) filter (where m.state = 'accepted') n
         from opportunity o left join match m on m.opportunity_id = o.id
        where o.kind = 'need' and o.visibility = 'public' group by o.id, o.title`,
    );
    expect(needs.filter(({ n }) => Number(n) === 0)).toEqual([]);
    expect(needs).toHaveLength(4);
    expect(await count(`select count(*) n from match where state = 'to-review'`)).toBeGreaterThan(0);
  });

  it('tells the supplier that is signed in of hours of insertion that a holder owes', async () => {
    const owed = await house.sql<{ hours: number; state: string }>(
      `select (o.content #>> '{lead,hours}')::int as hours, m.state
         from opportunity o join match m on m.opportunity_id = o.id join supplier s on s.id = m.supplier_id
        where o.kind = 'lead' and o.status = 'open' and s.siret = $1`,
      [demoSiret(REPRESENTED)],
    );
    expect(owed).toEqual([{ hours: 620, state: 'accepted' }]);
  });

  it('is the same when it is loaded again, even on a later day', async () => {
    const tables = [
      'supplier',
      'supplier_change',
      'evidence',
      'person',
      'membership',
      'need',
      'notice',
      'opportunity_version',
    ];
    tables.push('outbox', 'alert_profile', 'consent', 'match');
    const sizes = async () => Promise.all(tables.map((table) => count(`select count(*) n from ${table}`)));
    const before = await sizes();
    house.clock.moveBy({ days: 1 });
    await loadDemo(house.app, () => undefined);
    await house.settle();
    expect(await sizes()).toEqual(before);
  });
});

function referencesOf(suppliers: ReturnType<typeof demoSuppliers>): string[] {
  return suppliers.flatMap(({ references }) => references ?? []).flatMap(({ cpv }) => cpv ?? []);
}
