import { AccountService } from '../../src/account/account.service';
import { MatchingService, Verdicts } from '../../src/matching/matching.service';
import { SupplierService } from '../../src/supplier/supplier.service';
import { aSupplier } from '../factories/a-supplier';
import { aLot } from '../factories/an-opportunity';
import { aHouse, type TestHouse } from '../support/house';

describe('the life of a match', () => {
  let house: TestHouse;
  const gardener = () =>
    aSupplier()
      .at('Poitiers')
      .doing('Entretien des espaces verts', { cpv: ['77310000'] });

  beforeEach(async () => {
    house = await aHouse('2026-03-02T09:00:00+01:00');
  });
  afterEach(() => house.close());

  const matchOf = async (opportunityId: string, supplierId: string) =>
    (
      await house.sql<{ state: string; because: string; row_version: number; id: string; version: number }>(
        'select id, state, because, row_version, version from match where opportunity_id = $1 and supplier_id = $2',
        [opportunityId, supplierId],
      )
    )[0];
  const anOfficer = async () =>
    house.db.transaction((tx) =>
      house.get(AccountService).findOrCreatePerson(tx, { email: 'officer@example.org', name: 'Officer' }),
    );

  it('lets a supplier of the trade and the place leave alone for a lot that reserves nothing', async () => {
    const supplier = await gardener().saved(house.db, house.clock);
    const lot = await aLot().published(house);
    await house.settle();
    expect(await matchOf(lot, supplier.id)).toMatchObject({ state: 'accepted', because: 'rule/leaves-alone' });
  });

  it('makes a doubtful status wait for an officer when the lot is reserved', async () => {
    const supplier = await gardener().provenBy({ kind: 'ACI' }).saved(house.db, house.clock);
    const lot = await aLot().reservedFor('reserved-insertion', 'L2113-13').published(house);
    await house.settle();
    expect(await matchOf(lot, supplier.id)).toMatchObject({ state: 'to-review' });
  });

  it('never ranks a supplier that may not answer a reserved lot', async () => {
    const supplier = await gardener().provenBy({ kind: 'GEIQ', checkedAt: '2026-02-01' }).saved(house.db, house.clock);
    const lot = await aLot().reservedFor('reserved-disability', 'L2113-12').published(house);
    await house.settle();
    expect(await matchOf(lot, supplier.id)).toBeUndefined();
  });

  it('withdraws a match the day after the last proof of status ended', async () => {
    const supplier = await gardener()
      .provenBy({ kind: 'ACI', checkedAt: '2026-01-05', validUntil: '2026-03-31' })
      .saved(house.db, house.clock);
    const lot = await aLot().reservedFor('reserved-insertion', 'L2113-13').published(house);
    await house.settle();
    expect(await matchOf(lot, supplier.id)).toMatchObject({ state: 'to-review' });
    house.clock.moveTo('2026-04-01T06:00:00+02:00');
    await house.job('note-expired-evidence');
    await house.settle();
    expect(await matchOf(lot, supplier.id)).toMatchObject({ state: 'withdrawn', because: 'evidence/expired' });
  });

  it('matches a supplier that joined after the lot was published', async () => {
    const lot = await aLot().published(house);
    await house.settle();
    const supplier = await gardener().saved(house.db, house.clock);
    await house.settle();
    expect(await matchOf(lot, supplier.id)).toMatchObject({ state: 'accepted' });
  });

  it('withdraws the matches of a supplier that closed, and of a lot that was cancelled', async () => {
    const leaving = await gardener().saved(house.db, house.clock);
    const staying = await gardener().saved(house.db, house.clock);
    const draft = aLot();
    const lot = await draft.published(house);
    await house.settle();
    const record = {
      siret: leaving.state.siret,
      name: leaving.state.name,
      life: 'archived' as const,
      closedOn: '2026-03-01',
    };
    await house.db.transaction((tx) => house.get(SupplierService).upsert(tx, record, 'test'));
    await house.settle();
    expect(await matchOf(lot, leaving.id)).toMatchObject({ state: 'withdrawn' });
    expect(await matchOf(lot, staying.id)).toMatchObject({ state: 'accepted' });
    await draft.with({ status: 'cancelled' }).published(house);
    await house.settle();
    expect(await matchOf(lot, staying.id)).toMatchObject({
      state: 'withdrawn',
      because: 'opportunity/cancelled',
      version: 2,
    });
  });

  it('writes nothing when it runs again on equal facts', async () => {
    await gardener().saved(house.db, house.clock);
    const lot = await aLot().published(house);
    await house.settle();
    const rows = () => house.sql('select id, row_version, changed_at from match order by id');
    const history = () => house.sql('select count(*) from match_history');
    const before = [await rows(), await history(), await house.sql('select count(*) from outbox')];
    await house.get(MatchingService).run(lot);
    expect([await rows(), await history(), await house.sql('select count(*) from outbox')]).toEqual(before);
  });

  it('keeps the private matches of a draft need away from review and from mails', async () => {
    const supplier = await gardener().saved(house.db, house.clock);
    const need = await aLot().with({ kind: 'need', ref: 'B-2026-0001', visibility: 'private' }).published(house);
    await house.settle();
    expect(await matchOf(need, supplier.id)).toMatchObject({ state: 'proposed' });
  });

  it('keeps an officer’s refusal while the facts are equal, whatever the version', async () => {
    const supplier = await gardener().saved(house.db, house.clock);
    const lot = aLot();
    const id = await lot.published(house);
    await house.settle();
    const officer = await anOfficer();
    const match = (await matchOf(id, supplier.id))!;
    const history = () =>
      house.sql<{ state: string; by: string | null }>('select state, by from match_history order by at, id');
    expect(await history()).toEqual([]);
    await house
      .get(Verdicts)
      .decide(match.id, { verdict: 'rejected', because: 'Trop loin', rowVersion: match.row_version, by: officer.id });
    expect(await history()).toEqual([
      { state: 'accepted', by: null },
      { state: 'rejected', by: officer.id },
    ]);
    await lot.with({ documentsUrl: 'https://marches.example.org/dce' }).published(house);
    await house.settle();
    expect(await matchOf(id, supplier.id)).toMatchObject({ state: 'rejected', version: 2 });
  });

  it('keeps the verdict that an officer gives while a run is under way', async () => {
    const supplier = await gardener().provenBy({ kind: 'ACI' }).saved(house.db, house.clock);
    const lot = aLot().reservedFor('reserved-insertion', 'L2113-13');
    const id = await lot.published(house);
    await house.settle();
    const officer = await anOfficer();
    const match = (await matchOf(id, supplier.id))!;
    await lot.with({ documentsUrl: 'https://marches.example.org/dce' }).published(house);

    const deciding = house.db.createQueryRunner();
    await deciding.startTransaction();
    // What `decide` writes, held before its commit until the run waits for it
    await deciding.query(
      `update match set state = 'accepted', verdict = 'accepted', verdict_hash = facts_hash, because = 'officer/accepted',
              decided_by = $2, decided_at = $3, row_version = row_version + 1 where id = $1`,
      [match.id, officer.id, house.clock.now()],
    );
    const run = house.get(MatchingService).run(id);
    for (let waits = 0; waits === 0;) {
      const [row] = await house.sql<{ waits: number }>(
        `select count(*)::int as waits from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
      );
      waits = row!.waits;
    }
    await deciding.commitTransaction();
    await deciding.release();
    await run;
    expect(await matchOf(id, supplier.id)).toMatchObject({ state: 'accepted', because: 'officer/verdict', version: 2 });
  });

  it('tells the second of two officers, and overwrites nothing', async () => {
    const supplier = await gardener().saved(house.db, house.clock);
    const id = await aLot().published(house);
    await house.settle();
    const officer = await anOfficer();
    const match = (await matchOf(id, supplier.id))!;
    const verdicts = house.get(Verdicts);
    const decision = { because: 'Métier', rowVersion: match.row_version, by: officer.id };
    await verdicts.decide(match.id, { ...decision, verdict: 'accepted' });
    await expect(verdicts.decide(match.id, { ...decision, verdict: 'rejected' })).rejects.toMatchObject({
      code: 'matching/decided-meanwhile',
      status: 409,
    });
    expect(await matchOf(id, supplier.id)).toMatchObject({ state: 'accepted' });
  });

  it('ends with the matches of the last version when two runs race', async () => {
    const supplier = await gardener().saved(house.db, house.clock);
    const lot = aLot();
    const id = await lot.published(house);
    const matching = house.get(MatchingService);
    await Promise.all([
      matching.run(id),
      lot
        .with({ status: 'cancelled' })
        .published(house)
        .then(() => matching.run(id)),
      matching.run(id),
    ]);
    const match = await matchOf(id, supplier.id);
    expect(match === undefined || match.state === 'withdrawn').toBe(true);
  });
});
