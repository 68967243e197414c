import { DataSource } from 'typeorm';
import { MatchingService } from '../../src/matching/matching.service';
import { RematchService } from '../../src/matching/rematch.service';
import { SupplierService } from '../../src/supplier/supplier.service';
import { figureOf, timed, type Bench, type Figure } from './figure';
import { ownHouse, type OwnHouse } from './own-house';
import { seedOpportunities, seedSuppliers } from './seeded-market';

const SUPPLIERS = 10_000;
const OPPORTUNITIES = 10_000;
const CHANGES = 40;
const OF_WARM_UP = 5;

/** Every open opportunity matched for the first time, then all of them again, as after a change of weights. */
export const rematch: Bench = {
  name: 'rematch',
  measure: () =>
    inHouse(async (house) => {
      await seedOpportunities(house.app, OPPORTUNITIES);
      const first = await matchedAll(house, 'first time');
      return [...first, ...(await matchedAll(house, 'again'))];
    }),
};

/** How long a change of a supplier takes to be seen in the matches of an opportunity: changed, then matched. */
export const freshness: Bench = { name: 'freshness', measure: () => inHouse(changesSeen) };

async function inHouse(measure: (house: OwnHouse) => Promise<Figure[]>): Promise<Figure[]> {
  const house = await ownHouse();
  try {
    await seedSuppliers(house.app, SUPPLIERS);
    return await measure(house);
  } finally {
    await house.close();
  }
}

async function matchedAll({ app }: OwnHouse, which: string): Promise<Figure[]> {
  const rematches = app.get(RematchService, { strict: false });
  let most = 0;
  const cpu = process.cpuUsage();
  const took = await timed(async () => {
    await rematches.ask('all', 'bench');
    const report = await rematches.goOn({
      onProgress: () => (most = Math.max(most, process.memoryUsage().rss / 2 ** 20)),
    });
    if (report?.done !== OPPORTUNITIES || report.failed > 0) throw new Error(JSON.stringify(report));
  });
  const { user, system } = process.cpuUsage(cpu);
  const [{ n }] = await app.get(DataSource).query('select count(*)::int as n from match');
  const name = `${OPPORTUNITIES} opportunities × ${SUPPLIERS} suppliers, ${which} (${n} matches stand)`;
  const told = { warmUp: 0, comparedWith: 'aim 120' };
  return [
    figureOf([took / 1_000], { ...told, name, unit: 's' }),
    figureOf([(user + system) / 1e6], { ...told, name: `${which}, processor time of this process`, unit: 's' }),
    figureOf([most], { ...told, name: `${which}, memory held at most`, unit: 'MB', comparedWith: 'no aim' }),
  ];
}

async function changesSeen({ app }: OwnHouse): Promise<Figure[]> {
  const [opportunity] = await seedOpportunities(app, 1);
  const db = app.get(DataSource);
  const suppliers = app.get(SupplierService, { strict: false });
  const matching = app.get(MatchingService, { strict: false });
  const loaded = await timed(() => matching.run(opportunity!));
  const seen: number[] = [];
  const ids: { id: string }[] = await db.query('select id from supplier order by id limit $1', [CHANGES]);
  for (const { id } of ids) {
    const took = await timed(async () => {
      await db.transaction((tx) => suppliers.touch(tx, [id]));
      const unseen = await matching.unseenBy([id]);
      if (!unseen.includes(opportunity!)) throw new Error('The change is not to be seen.');
      await matching.run(opportunity!);
    });
    if ((await matching.unseenBy([id])).length > 0) throw new Error('The change was not seen.');
    seen.push(took);
  }
  return [
    figureOf([loaded], {
      name: `${SUPPLIERS} suppliers loaded from PostgreSQL, and one opportunity matched`,
      unit: 'ms',
      warmUp: 0,
      comparedWith: 'aim 1 000 of loading',
    }),
    figureOf(seen.slice(OF_WARM_UP), {
      name: 'a change of one supplier, to matches written',
      unit: 'ms',
      warmUp: OF_WARM_UP,
      comparedWith: 'aim p95 200',
    }),
  ];
}
