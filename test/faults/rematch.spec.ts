import { once } from 'node:events';
import { AlertService } from '../../src/alert/alert.service';
import { RematchService } from '../../src/matching/rematch.service';
import { aSupplier } from '../factories/a-supplier';
import { aLot } from '../factories/an-opportunity';
import { aHouse, type TestHouse } from '../support/house';
import { Maillon } from '../support/maillon';
import { until } from '../support/workers';

const LOTS = 120;

describe('a re-match whose process is killed', () => {
  let house: TestHouse;
  const maillon = new Maillon();

  beforeEach(async () => {
    house = await aHouse('2026-03-02T09:00:00+01:00');
  });
  afterEach(async () => {
    await house.close();
    await maillon.leave();
  });

  it('is gone on with by another process, which does each once more at most, and tells nobody again', async () => {
    const supplier = await aSupplier()
      .at('Poitiers')
      .doing('Entretien des espaces verts', { cpv: ['77310000'] })
      .saved(house.db, house.clock);
    const alerts = house.get(AlertService);
    await alerts.subscribe({ siret: supplier.state.siret, email: 'a@example.org', basis: 'asked', source: 'cli' });
    for (let i = 0; i < LOTS; i += 1) await aLot().with({ closesAt: null }).published(house);
    await house.settle();
    // A digest holds ten; what is planned before is planned, and nothing is left to plan
    while ((await alerts.planAll()).digests > 0) await house.settle();
    const told = () =>
      house.sql(`select (select count(*) from match_history) as history, (select count(*) from digest_item) as items,
                        (select count(*) from mailbox_message) as mails, (select count(*) from match) as matches`);
    const before = await told();
    await house.sql(`update match_run set weights_version = 'before'`);

    const killed = new Maillon({ dataDir: maillon.dataDir, env: { DATABASE_URL: house.databaseUrl } });
    const child = killed.spawn('rematch', '--only-outdated', '--data-dir', maillon.dataDir);
    const ended = once(child, 'exit');
    const progress = async () => (await house.sql<{ done: number }>('select done from rematch'))[0]?.done ?? 0;
    const outdated = async () =>
      (await house.sql<{ n: number }>(`select count(*)::int as n from match_run where weights_version = 'before'`))[0]!
        .n;
    // In the middle of its first batch
    await until(async () => (await outdated()) < LOTS - 5);
    child.kill('SIGKILL');
    expect(await ended).toEqual([null, 'SIGKILL']);
    const [done, left] = [await progress(), await outdated()];
    expect(left).toBeGreaterThan(0);
    expect(done % 50).toBe(0);

    const report = await house.get(RematchService).goOn();
    expect(report).toMatchObject({ failed: 0, isOver: true });
    expect(await outdated()).toBe(0);
    expect(await house.sql('select failed, ended_at is not null as ended from rematch')).toEqual([
      { failed: 0, ended: true },
    ]);
    await house.settle();
    expect(await alerts.planAll()).toMatchObject({ digests: 0, opportunities: 0 });
    await house.settle();
    expect(await told()).toEqual(before);
  });
});
