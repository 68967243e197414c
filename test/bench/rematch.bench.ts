import { DataSource } from 'typeorm';
import { MatchingService } from '../../src/matching/matching.service';
import { RematchService } from '../../src/matching/rematch.service';
import { SupplierIndex } from '../../src/matching/supplier-index';
import { SupplierService } from '../../src/supplier/supplier.service';
import { figureOf, Meter, type Bench, type Figure } from './figure';
import { ownHouse, type OwnHouse } from './own-house';
import { seedOpportunities, seedSuppliers } from './seeded-market';

const SUPPLIERS = 10_000;
const OPPORTUNITIES = 10_000;
/** As many as a busy machine does in minutes. */
const SAMPLE = 500;
const CHANGES = 40;
const OF_WARM_UP = 5;

/** Every open opportunity matched for the first time, then all of them again, as after a change of weights. */
export const rematch: Bench = {
  name: 'rematch',
  measure: () => inHouse((house) => matchedTwice(house, OPPORTUNITIES)),
};

/** The same with fewer opportunities, held against their share of what is aimed at: loading the index is no part of a share. */
export const rematchSample: Bench = {
  name: 'rematch-sample',
  measure: () =>
    inHouse(async (house) => {
      await house.app.get(SupplierIndex, { strict: false }).current();
      return matchedTwice(house, SAMPLE);
    }),
};

async function matchedTwice(house: OwnHouse, opportunities: number): Promise<Figure[]> {
  await seedOpportunities(house.app, opportunities);
  const first = await matchedAll(house, opportunities, 'first time');
  return [...first, ...(await matchedAll(house, opportunities, 'again'))];
}

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

async function matchedAll({ app }: OwnHouse, opportunities: number, which: string): Promise<Figure[]> {
  const rematches = app.get(RematchService, { strict: false });
  let most = 0;
  const meter = new Meter();
  await meter.run(async () => {
    await rematches.ask('all', 'bench');
    const report = await rematches.goOn({
      onProgress: () => (most = Math.max(most, process.memoryUsage().rss / 2 ** 20)),
    });
    if (report?.done !== opportunities || report.failed > 0) throw new Error(JSON.stringify(report));
  });
  const [{ n }] = await app.get(DataSource).query('select count(*)::int as n from match');
  const name = `${opportunities} opportunities × ${SUPPLIERS} suppliers, ${which} (${n} matches stand)`;
  const isWhole = opportunities === OPPORTUNITIES;
  const aim = `aim ${(120 * opportunities) / OPPORTUNITIES}${isWhole ? '' : `, the share of 120 for ${OPPORTUNITIES}`}`;
  return [
    ...meter.figures({ name, unit: 's', warmUp: 0, comparedWith: aim }),
    figureOf([most], { name: `${which}, memory held at most`, unit: 'MB', warmUp: 0, comparedWith: 'no aim' }),
  ];
}

async function changesSeen({ app }: OwnHouse): Promise<Figure[]> {
  const [opportunity] = await seedOpportunities(app, 1);
  const db = app.get(DataSource);
  const suppliers = app.get(SupplierService, { strict: false });
  const matching = app.get(MatchingService, { strict: false });
  const loading = new Meter();
  await loading.run(() => app.get(SupplierIndex, { strict: false }).current());
  const first = new Meter();
  await first.run(() => matching.run(opportunity!));
  const seen = new Meter();
  const ids: { id: string }[] = await db.query('select id from supplier order by id limit $1', [CHANGES]);
  for (const { id } of ids) {
    await seen.run(async () => {
      await db.transaction((tx) => suppliers.touch(tx, [id]));
      const unseen = await matching.unseenBy([id]);
      if (!unseen.includes(opportunity!)) throw new Error('The change is not to be seen.');
      await matching.run(opportunity!);
    });
    if ((await matching.unseenBy([id])).length > 0) throw new Error('The change was not seen.');
  }
  return [
    ...loading.figures({
      name: `${SUPPLIERS} suppliers loaded from PostgreSQL, in a process that just began`,
      unit: 'ms',
      warmUp: 0,
      comparedWith: 'aim 1 000',
    }),
    ...first.figures({ name: 'the first opportunity matched then', unit: 'ms', warmUp: 0, comparedWith: 'no aim' }),
    ...seen.figures({
      name: 'a change of one supplier, to matches written',
      unit: 'ms',
      warmUp: OF_WARM_UP,
      comparedWith: 'aim p95 200',
    }),
  ];
}
