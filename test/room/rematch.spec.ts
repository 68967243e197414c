import { WEIGHTS_VERSION } from '#lib/matching-engine';
import { AlertService } from '../../src/alert/alert.service';
import { MatchingService } from '../../src/matching/matching.service';
import { RematchService } from '../../src/matching/rematch.service';
import { aSupplier } from '../factories/a-supplier';
import { aLot } from '../factories/an-opportunity';
import { aHouse, besideHouse, type TestHouse } from '../support/house';

describe('a re-match of the instance', () => {
  let house: TestHouse;

  beforeEach(async () => {
    house = await aHouse('2026-03-02T09:00:00+01:00');
  });
  afterEach(() => house.close());

  const gardener = () =>
    aSupplier()
      .at('Poitiers')
      .doing('Entretien des espaces verts', { cpv: ['77310000'] });
  const lots = async (count: number): Promise<string[]> => {
    const ids: string[] = [];
    for (let i = 0; i < count; i += 1) ids.push(await aLot().published(house));
    await house.settle();
    return ids.sort();
  };
  const outdate = () => house.sql(`update match_run set weights_version = 'before'`);
  const outdated = async () =>
    (
      await house.sql<{ id: string }>(
        `select opportunity_id as id from match_run where weights_version <> $1 order by 1`,
        [WEIGHTS_VERSION],
      )
    ).map(({ id }) => id);
  const rows = () =>
    house.sql(`select done, total, failed, ended_at is not null as ended from rematch order by asked_at`);

  it('goes through every open opportunity, tells how far it is, and ends', async () => {
    await gardener().saved(house.db, house.clock);
    await lots(3);
    await outdate();
    const rematch = house.get(RematchService);
    const told: [number, number][] = [];
    expect(await rematch.ask('all', 'cli')).toBe(true);
    const report = await rematch.goOn({ onProgress: (done, total) => told.push([done, total]) });
    expect(report).toMatchObject({ scope: 'all', total: 3, done: 3, failed: 0, resumed: false, isOver: true });
    expect(told.at(-1)).toEqual([3, 3]);
    expect(await outdated()).toEqual([]);
    expect(await rematch.goOn()).toBeNull();
  });

  it('goes on where a process that died had stopped, in another one, and does the rest only', async () => {
    await gardener().saved(house.db, house.clock);
    const ids = await lots(60);
    await outdate();
    await house.get(RematchService).ask('all', 'cli');
    // A stretch that has no time left ends with its first batch, of fifty; then the process is gone
    expect(await house.get(RematchService).goOn({ forMs: 0 })).toMatchObject({ done: 50, isOver: false });
    expect(await outdated()).toEqual(ids.slice(50));
    await house.sql(`update match_run set weights_version = 'untouched' where opportunity_id = any ($1)`, [
      ids.slice(0, 50),
    ]);

    const other = await besideHouse(house);
    try {
      expect(await other.get(RematchService).goOn()).toMatchObject({ done: 60, resumed: true, isOver: true });
    } finally {
      await other.close();
    }
    expect(await outdated()).toEqual(ids.slice(0, 50));
    expect(await rows()).toEqual([{ done: 60, total: 60, failed: 0, ended: true }]);
  });

  it('is done once when two processes go on with it at a time', async () => {
    await lots(55);
    const other = await besideHouse(house);
    try {
      await house.get(RematchService).ask('all', 'cli');
      await other.get(RematchService).ask('all', 'cli');
      await Promise.all([house.get(RematchService).goOn(), other.get(RematchService).goOn()]);
    } finally {
      await other.close();
    }
    expect(await rows()).toEqual([{ done: 55, total: 55, failed: 0, ended: true }]);
  });

  it('tells nobody again what was told', async () => {
    const supplier = await gardener().saved(house.db, house.clock);
    const alerts = house.get(AlertService);
    await alerts.subscribe({ siret: supplier.state.siret, email: 'a@example.org', basis: 'asked', source: 'cli' });
    await lots(2);
    expect(await alerts.planAll()).toEqual({ digests: 1, opportunities: 2 });
    await house.settle();
    const mails = () => house.sql('select count(*) from mailbox_message');
    const before = await mails();
    await outdate();
    await house.get(RematchService).ask('outdated', 'start');
    await house.get(RematchService).goOn();
    await house.settle();
    expect(await alerts.planAll()).toEqual({ digests: 0, opportunities: 0 });
    await house.settle();
    expect(await mails()).toEqual(before);
  });

  it('is asked for by itself after a release that weighs otherwise, for what is outdated alone', async () => {
    const [first] = await lots(3);
    await house.job('rematch-all');
    expect(await rows()).toEqual([]);
    await house.sql(`update match_run set weights_version = 'before' where opportunity_id = $1`, [first]);
    await house.job('rematch-all');
    expect(await outdated()).toEqual([]);
    expect(await rows()).toEqual([{ done: 1, total: 1, failed: 0, ended: true }]);
  });

  it('begins again when more is asked, or the weights changed, while it was under way', async () => {
    const ids = await lots(2);
    const rematch = house.get(RematchService);
    await house.sql(`update match_run set weights_version = 'before' where opportunity_id = $1`, [ids[0]]);
    await rematch.ask('outdated', 'start');
    await rematch.ask('all', 'cli');
    expect(await rematch.goOn()).toMatchObject({ scope: 'all', done: 2 });
    await rematch.ask('all', 'cli');
    await house.sql(`update rematch set weights_version = 'before', done = 1, reached = $1 where ended_at is null`, [
      ids[0],
    ]);
    await rematch.ask('outdated', 'start');
    await rematch.ask('all', 'cli');
    expect(await rematch.goOn()).toMatchObject({ done: 2, resumed: false });
  });
});

async function fourAlike({ db, clock }: TestHouse): Promise<void> {
  for (let i = 0; i < 4; i += 1) {
    await aSupplier()
      .at('Poitiers')
      .doing('Entretien des espaces verts', { cpv: ['77310000'] })
      .saved(db, clock);
  }
}

describe('the order of equal suppliers', () => {
  it('turns with the day, stays within it, and can be computed again from what the run kept', async () => {
    const house = await aHouse('2026-03-02T09:00:00+01:00');
    try {
      await fourAlike(house);
      const lot = await aLot().with({ closesAt: null }).published(house);
      const matching = house.get(MatchingService);
      const order = async (): Promise<string> =>
        (
          await house.sql<{ id: string }>(
            'select supplier_id as id from match where opportunity_id = $1 order by rank',
            [lot],
          )
        )
          .map(({ id }) => id)
          .join(' ');
      const firsts = new Map<string, number>();
      for (let day = 1; day <= 28; day += 1) {
        house.clock.moveTo(`2026-04-${String(day).padStart(2, '0')}T09:00:00+02:00`);
        await matching.run(lot);
        const stands = await order();
        await matching.run(lot);
        expect(await order()).toBe(stands);
        const [first] = stands.split(' ');
        firsts.set(first!, (firsts.get(first!) ?? 0) + 1);
        const [run] = await house.sql<{ seed: string }>('select seed from match_run where opportunity_id = $1', [lot]);
        expect(run!.seed).toBe(`${lot} v1 2026-04-${String(day).padStart(2, '0')}`);
        // Asked about one by one, with the seed of the run, each is where the run put it
        for (const [position, id] of stands.split(' ').entries()) {
          expect((await matching.explain(lot, id))!.standing).toMatchObject({ rank: position + 1, of: 4 });
        }
      }
      expect(firsts.size).toBe(4);
      expect(Math.max(...firsts.values())).toBeLessThan(14);
    } finally {
      await house.close();
    }
  });

  it('is no news to an officer who reads the same facts', async () => {
    const house = await aHouse('2026-03-02T09:00:00+01:00');
    try {
      await fourAlike(house);
      const lot = await aLot().with({ closesAt: null }).published(house);
      await house.settle();
      const rows = () =>
        house.sql<{ rank: number; v: number }>('select id, rank, row_version as v from match order by id');
      const before = await rows();
      const ranks = (all: { rank: number }[]) => all.map(({ rank }) => rank);
      let after = before;
      for (let day = 3; String(ranks(after)) === String(ranks(before)); day += 1) {
        house.clock.moveTo(`2026-03-${String(day).padStart(2, '0')}T09:00:00+01:00`);
        await house.get(MatchingService).run(lot);
        after = await rows();
      }
      expect(after.map(({ v }) => v)).toEqual(before.map(({ v }) => v));
    } finally {
      await house.close();
    }
  });
});
