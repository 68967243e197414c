import { MatchingService, Shares } from '../../src/matching/matching.service';
import { SupplierMerges } from '../../src/supplier/supplier.service';
import { aSupplier } from '../factories/a-supplier';
import { aLot } from '../factories/an-opportunity';
import { aHouse, type TestHouse } from '../support/house';

describe('sharing a purchase', () => {
  let house: TestHouse;
  beforeEach(async () => {
    house = await aHouse('2026-03-02T09:00:00+01:00');
  });
  afterEach(() => house.close());

  it('proposes nobody that its buyer keeps out, whatever name it turns out to have', async () => {
    const gardener = () =>
      aSupplier()
        .at('Poitiers')
        .doing('Entretien des espaces verts', { cpv: ['77310000'] })
        .with({ yearlyAmount: 100_000 });
    const [out, kept] = [await gardener().saved(house.db, house.clock), await gardener().saved(house.db, house.clock)];
    for (let i = 0; i < 2; i += 1) await gardener().saved(house.db, house.clock);
    const lot = aLot().with({
      amount: { value: 250_000, currency: 'EUR', isMaximum: false, buyerOnly: false },
      closesAt: null,
      excluded: [out.id],
    });
    const id = await lot.published(house);
    await house.settle();
    const proposed = async () => JSON.stringify(await house.get(Shares).of(id));
    expect(await proposed()).toContain(kept.id);
    const merge = { from: out.id, into: kept.id, by: 'cli', reason: 'the same', force: true };
    await house.db.transaction((tx) => house.get(SupplierMerges).merge(tx, merge));
    await house.settle();
    await house.get(MatchingService).run(id);
    // The two that are left are not enough
    expect(await proposed()).toBe('null');
  });
});
