import type { SupplierRecord } from '../../src/supplier/supplier.service';
import { SupplierMerges } from '../../src/supplier/supplier.service';
import { Shares, Verdicts } from '../../src/matching/matching.service';
import { aSupplier } from '../factories/a-supplier';
import { aLot } from '../factories/an-opportunity';
import { aHouse, type TestHouse } from '../support/house';

describe('how a purchase may be shared', () => {
  let house: TestHouse;

  beforeEach(async () => {
    house = await aHouse();
  });
  afterEach(() => house.close());

  const gardener = async (name: string, yearlyAmount: number, more: Partial<SupplierRecord> = {}) => {
    const told = aSupplier(name).at('Poitiers').doing('Entretien des espaces verts');
    return (await told.with({ yearlyAmount, ...more }).saved(house.db, house.clock)).id;
  };
  const lot = (excluded: string[] = []) =>
    aLot()
      .with({ amount: { value: 90_000, currency: 'EUR', isMaximum: false, buyerOnly: false }, excluded })
      .published(house);
  const membersOf = async (opportunityId: string, without: string[] = []) => {
    const plan = await house.get(Shares).of(opportunityId, without);
    return (plan?.proposals ?? []).map(({ members }) => members.map(({ supplierId }) => supplierId).sort());
  };

  it('names nobody who said no, whom an officer refused, or whom the buyer excluded under another name', async () => {
    const [a, b, c] = [await gardener('Un', 60_000), await gardener('Deux', 50_000), await gardener('Trois', 45_000)];
    const pair = [a, b].sort();
    const opportunityId = await lot();
    await house.settle();
    expect((await membersOf(opportunityId)).flat()).toContain(c);
    expect(await membersOf(opportunityId, [c])).toEqual([pair]);

    const [match] = await house.db.query<{ id: string; rowVersion: number }[]>(
      `select id, row_version as "rowVersion" from match where opportunity_id = $1 and supplier_id = $2`,
      [opportunityId, c],
    );
    const [officer] = await house.db.query<{ id: string }[]>(
      `insert into person (id, email, name, created_at) values (gen_random_uuid(), 'o@example.org', '', now()) returning id`,
    );
    const refusal = { verdict: 'rejected' as const, because: 'Trop loin', by: officer!.id };
    await house.get(Verdicts).decide(match!.id, { ...refusal, rowVersion: match!.rowVersion });
    expect(await membersOf(opportunityId)).toEqual([pair]);

    const old = await gardener('Trois, avant', 10_000);
    const other = await lot([old]);
    const merges = house.get(SupplierMerges);
    await house.db.transaction((tx) =>
      merges.merge(tx, { from: old, into: c, by: 'cli', reason: 'Un seul', force: true }),
    );
    await house.settle();
    expect(await membersOf(other)).toEqual([pair]);
  });
});
