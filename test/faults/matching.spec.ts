import { findCommune, placeOfCommune } from '#lib/nomenclature';
import { MatchingService } from '../../src/matching/matching.service';
import { OpportunityService } from '../../src/opportunity/opportunity.service';
import { aSupplier } from '../factories/a-supplier';
import { aLot } from '../factories/an-opportunity';
import { aHouse, besideHouse, type TestHouse } from '../support/house';

/** Two processes, each with an index of its own, on one database. */
describe('two workers on one opportunity', () => {
  let one: TestHouse;
  let other: TestHouse;

  beforeEach(async () => {
    one = await aHouse('2026-03-02T09:00:00+01:00');
    other = await besideHouse(one);
  });
  afterEach(async () => {
    await other.close();
    await one.close();
  });

  const gardener = () =>
    aSupplier()
      .at('Poitiers')
      .doing('Entretien des espaces verts', { cpv: ['77310000'] });
  const standing = () => one.sql<{ state: string; version: number }>('select state, version from match order by id');
  const waiting = async (count: number): Promise<void> => {
    for (;;) {
      const [row] = await one.sql<{ n: number }>(
        `select count(*)::int as n from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
      );
      if (row!.n >= count) return;
    }
  };

  it('drops what was begun for a version when a later one is written first', async () => {
    await gardener().saved(one.db, one.clock);
    const lot = aLot();
    const id = await lot.published(one);
    await one.settle();
    expect(await standing()).toEqual([{ state: 'accepted', version: 1 }]);

    // The second version is being written: whoever runs for the first one meanwhile waits for it
    const away = lot.with({ place: placeOfCommune(findCommune('Lyon', { department: '69' })!.code)! });
    const writing = one.db.createQueryRunner();
    await writing.startTransaction();
    await one.get(OpportunityService).publish(writing.manager, away.state);
    const late = one.get(MatchingService).run(id);
    await waiting(1);
    const early = other.get(MatchingService).run(id);
    await waiting(2);
    await writing.commitTransaction();
    await writing.release();
    await Promise.all([late, early]);
    expect(await standing()).toEqual([{ state: 'withdrawn', version: 2 }]);
    const history = await one.sql<{ version: number; state: string }>(
      'select version, state from match_history order by at, id',
    );
    expect(history).toEqual([
      { version: 1, state: 'accepted' },
      { version: 2, state: 'withdrawn' },
    ]);
  });

  it('does not bring back, from an index that is behind, a supplier that the other saw leave', async () => {
    const leaving = gardener();
    await leaving.saved(one.db, one.clock);
    const id = await aLot().published(one);
    await one.settle();
    await other.get(MatchingService).run(id);
    await leaving.with({ life: 'archived', closedOn: '2026-03-01' }).saved(one.db, one.clock);
    await one.get(MatchingService).run(id);
    expect(await standing()).toMatchObject([{ state: 'withdrawn' }]);
    await other.get(MatchingService).run(id);
    expect(await standing()).toMatchObject([{ state: 'withdrawn' }]);
  });

  it('writes each match once when both run at once, and notes no state twice', async () => {
    for (let i = 0; i < 5; i += 1) await gardener().saved(one.db, one.clock);
    const lot = aLot();
    const id = await lot.published(one);
    const runAtOnce = () =>
      Promise.all([1, 2, 3].flatMap(() => [one, other].map((house) => house.get(MatchingService).run(id))));
    const history = () =>
      one.sql<{ state: string; n: number }>(
        'select state, count(*)::int as n from match_history group by state order by state',
      );
    await runAtOnce();
    expect(await standing()).toHaveLength(5);
    expect(await history()).toEqual([]);
    await lot.with({ status: 'cancelled' }).published(one);
    await runAtOnce();
    expect(await history()).toEqual([
      { state: 'accepted', n: 5 },
      { state: 'withdrawn', n: 5 },
    ]);
  });
});
