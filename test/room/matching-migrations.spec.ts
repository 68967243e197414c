import { Verdicts } from '../../src/matching/matching.service';
import { AccountService } from '../../src/account/account.service';
import { migrations } from '../../src/composition/migrations';
import { Match } from '../../src/matching/match.entity';
import { aSupplier } from '../factories/a-supplier';
import { aLot } from '../factories/an-opportunity';
import { aHouse, type TestHouse } from '../support/house';

const NAMES = [
  'CreateLearntWord1790000002700',
  'ExtendNeedWithLaw1790000002720',
  'ExtendMatch1790000002740',
  'CreateLead1790000002760',
  'KeepVerdictFacts1790000002780',
  'SlimMatch1790000002800',
];

describe('the tables of matching, with rows in them', () => {
  let house: TestHouse;
  beforeEach(async () => {
    house = await aHouse('2026-03-02T09:00:00+01:00');
  });
  afterEach(() => house.close());

  it('go down and up again, and a verdict that facts had overtaken is found again', async () => {
    const supplier = aSupplier()
      .at('Poitiers')
      .doing('Entretien des espaces verts', { cpv: ['77310000'] })
      .with({ people: 7 });
    await supplier.saved(house.db, house.clock);
    const lot = await aLot().published(house);
    await aLot()
      .with({
        kind: 'lead',
        ref: 'lead-1',
        lead: { holders: [], hours: 1_450, sure: true, awardedOn: '2026-02-01', endsOn: null },
      })
      .published(house);
    await house.settle();
    const person = { email: 'officer@example.org', name: 'Inès Faure' };
    const officer = await house.db.transaction((tx) => house.get(AccountService).findOrCreatePerson(tx, person));
    const match = async () =>
      (
        await house.sql<{ id: string; v: number; state: string; verdict: string | null; by: string | null }>(
          `select id, row_version as v, state, verdict, decided_by as by from match where opportunity_id = $1`,
          [lot],
        )
      )[0]!;
    const { id, v } = await match();
    const refusal = { verdict: 'rejected' as const, because: 'officer/other', rowVersion: v, by: officer.id };
    await house.get(Verdicts).decide(id, refusal);
    await supplier.with({ people: 12 }).saved(house.db, house.clock);
    await house.settle();
    expect(await match()).toMatchObject({ state: 'to-review', verdict: 'rejected' });

    const chain = async () => {
      const [row] = await house.db.getRepository(Match).findBy({ id });
      const { links, eligibility, leavesAlone } = row!;
      return { links, eligibility, leavesAlone };
    };
    const told = await chain();
    expect(told).toMatchObject({
      links: expect.arrayContaining([expect.objectContaining({ name: 'trade' })]),
      leavesAlone: true,
    });

    const chosen = migrations.filter(({ name }) => NAMES.includes(name));
    expect(chosen).toHaveLength(NAMES.length);
    const runner = house.db.createQueryRunner();
    try {
      for (const migration of chosen.toReversed()) await new migration().down(runner);
      expect(await match()).toMatchObject({ state: 'to-review', verdict: null, by: null });
      expect(await house.sql(`select 1 from opportunity where kind = 'lead'`)).toEqual([]);
      expect(
        await house.sql(`select links -> 0 ->> 'name' as name, links #>> '{0,reasons,0,link}' as link from match`),
      ).toEqual([{ name: 'trade', link: 'trade' }]);
      for (const migration of chosen) await new migration().up(runner);
    } finally {
      await runner.release();
    }
    expect(await match()).toMatchObject({ state: 'to-review', verdict: 'rejected', by: officer.id });
    expect(await chain()).toEqual(told);
    await house.job('rematch-all');
    expect(await match()).toMatchObject({ state: 'to-review' });
    expect(await house.sql(`select 1 from match_run where weights_version = ''`)).toEqual([]);
    await supplier.with({ people: 7 }).saved(house.db, house.clock);
    await house.settle();
    expect(await match()).toMatchObject({ state: 'rejected' });
  });
});
