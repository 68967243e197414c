import { AccountService } from '../../src/account/account.service';
import { MatchingService, Verdicts } from '../../src/matching/matching.service';
import { aSupplier } from '../factories/a-supplier';
import { aLot } from '../factories/an-opportunity';
import { aHouse, type TestHouse } from '../support/house';

describe('an officer’s verdict, as facts move', () => {
  let house: TestHouse;
  let officer: string;

  beforeEach(async () => {
    house = await aHouse('2026-03-02T09:00:00+01:00');
    const person = { email: 'officer@example.org', name: 'Inès Faure' };
    ({ id: officer } = await house.db.transaction((tx) => house.get(AccountService).findOrCreatePerson(tx, person)));
  });
  afterEach(() => house.close());

  const gardener = () =>
    aSupplier()
      .at('Poitiers')
      .doing('Entretien des espaces verts', { cpv: ['77310000'] });
  const match = async () =>
    (
      await house.sql<{ id: string; state: string; because: string; v: number; verdict: string | null }>(
        'select id, state, because, row_version as v, verdict from match',
      )
    )[0]!;
  const decide = async (verdict: 'accepted' | 'rejected') => {
    const { id, v } = await match();
    await house.get(Verdicts).decide(id, { verdict, because: 'officer/other', rowVersion: v, by: officer });
  };

  it('that facts overtook waits for another one, whatever runs again', async () => {
    const supplier = gardener()
      .at('Buxerolles', '86180')
      .within({ type: 'departments', codes: ['86'] });
    await supplier.saved(house.db, house.clock);
    const lot = await aLot().published(house);
    await house.settle();
    await decide('rejected');
    await supplier.with({ people: 12 }).saved(house.db, house.clock);
    await house.settle();
    expect(await match()).toMatchObject({ state: 'to-review', because: 'facts/changed' });
    await house.get(MatchingService).run(lot);
    expect(await match()).toMatchObject({ state: 'to-review', because: 'facts/changed' });
    await supplier.within({ type: 'departments', codes: ['79'] }).saved(house.db, house.clock);
    await house.settle();
    expect(await match()).toMatchObject({ state: 'withdrawn' });
    await supplier.within({ type: 'departments', codes: ['86'] }).saved(house.db, house.clock);
    await house.settle();
    expect(await match()).toMatchObject({ state: 'to-review', because: 'facts/changed' });
    await decide('accepted');
    await house.get(MatchingService).run(lot);
    expect(await match()).toMatchObject({ state: 'accepted' });
  });

  it('stands again once the facts are those it was given on', async () => {
    const supplier = gardener().with({ people: 7 });
    await supplier.saved(house.db, house.clock);
    await aLot().published(house);
    await house.settle();
    await decide('rejected');
    await supplier.with({ people: 12 }).saved(house.db, house.clock);
    await house.settle();
    await supplier.with({ people: 7 }).saved(house.db, house.clock);
    await house.settle();
    expect(await match()).toMatchObject({ state: 'rejected', because: 'officer/verdict' });
  });

  it('holds no match whose proof of status ended', async () => {
    const supplier = gardener();
    await supplier
      .provenBy({ kind: 'ACI', checkedAt: '2026-01-05', validUntil: '2026-03-31' })
      .saved(house.db, house.clock);
    await aLot().reservedFor('reserved-insertion', 'L2113-13').published(house);
    await house.settle();
    await decide('accepted');
    house.clock.moveTo('2026-04-01T06:00:00+02:00');
    await house.job('note-expired-evidence');
    await house.settle();
    expect(await match()).toMatchObject({ state: 'withdrawn', because: 'evidence/expired' });
  });

  it('stands when the same is only said again: a proof checked anew, a profile confirmed', async () => {
    const supplier = gardener();
    const proven = (checkedAt: string) => supplier.provenBy({ kind: 'ACI', checkedAt, validUntil: '2026-12-31' });
    await proven('2026-01-05').saved(house.db, house.clock);
    await aLot().reservedFor('reserved-insertion', 'L2113-13').published(house);
    await house.settle();
    await decide('rejected');
    house.clock.moveTo('2026-03-20T09:00:00+01:00');
    await proven('2026-03-20').saved(house.db, house.clock);
    await house.settle();
    expect(await match()).toMatchObject({ state: 'rejected' });
    const [row] = await house.sql<{ day: string }>(`select eligibility #>> '{facts,checkedAt}' as day from match`);
    expect(row!.day).toBe('2026-03-20');
  });

  it('is not taken on what its buyer alone may see, nor on what is over', async () => {
    await gardener().saved(house.db, house.clock);
    const need = aLot().with({ kind: 'need', ref: 'B-2026-0001', visibility: 'private' });
    await need.published(house);
    await house.settle();
    await expect(decide('accepted')).rejects.toMatchObject({ code: 'matching/no-match', status: 404 });
    await need.with({ visibility: 'public' }).published(house);
    await house.settle();
    await need.with({ visibility: 'public', status: 'cancelled' }).published(house);
    // Its match has not been withdrawn yet
    await expect(decide('accepted')).rejects.toMatchObject({ code: 'matching/decided-meanwhile', status: 409 });
  });

  it('has waited since its facts moved, not since its rank turned', async () => {
    for (let i = 0; i < 4; i += 1) await gardener().provenBy({ kind: 'ACI' }).saved(house.db, house.clock);
    const lot = await aLot()
      .reservedFor('reserved-insertion', 'L2113-13')
      .with({ closesAt: null, title: 'Entretien des espaces verts' })
      .published(house);
    await house.settle();
    const rows = () =>
      house.sql<{ rank: number; state: string; since: Date }>(
        'select rank, state, changed_at as since from match order by id',
      );
    const before = await rows();
    expect(before.map(({ state }) => state)).toEqual(Array(4).fill('to-review'));
    const ranks = (all: { rank: number }[]) => String(all.map(({ rank }) => rank));
    let after = before;
    for (let day = 3; ranks(after) === ranks(before); day += 1) {
      house.clock.moveTo(`2026-03-${String(day).padStart(2, '0')}T09:00:00+01:00`);
      await house.get(MatchingService).run(lot);
      after = await rows();
    }
    expect(after.map(({ since }) => since)).toEqual(before.map(({ since }) => since));
  });
});
