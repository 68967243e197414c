import { DataSource } from 'typeorm';
import { IngestService } from '../../src/ingest/ingest.service';
import { MatchingService } from '../../src/matching/matching.service';
import { figureOf, Meter, timed, type Bench, type Figure } from './figure';
import { ownHouse, type OwnHouse } from './own-house';
import { seedSuppliers } from './seeded-market';
import { decpAwards, fixtures, renumbered } from './seeded-notices';

const NOTICES = 500;
const AWARDS = 10_000;
const SUPPLIERS = 10_000;
/** Notices before their kind of work is warm. */
const WARM_UP = 20;

/**
 * What a day brings: 500 notices of all formats in turn, from bytes to rows, opportunities and matches with a whole directory;
 * then a night of DECP.
 */
export const dayOfFrance: Bench = {
  name: 'day-of-france',
  measure: async () => {
    const house = await ownHouse();
    try {
      await seedSuppliers(house.app, SUPPLIERS);
      return [...(await aDay(house)), ...(await aNight(house))];
    } finally {
      await house.close();
    }
  },
};

async function aDay({ app }: OwnHouse): Promise<Figure[]> {
  const seeded = (await fixtures()).filter(({ format }) => !format.startsWith('decp') && format !== 'approch');
  const files = Array.from({ length: NOTICES }, (_, n) => renumbered(seeded[n % seeded.length]!.text, n + 1));
  const ingest = app.get(IngestService, { strict: false });
  const look = memory();
  const read = async (expected: 'new' | 'unchanged'): Promise<void> => {
    const report = await ingest.ingestFiles(
      { source: 'folder', origin: 'seeded', files: files.map((bytes, n) => ({ origin: `seeded ${n}`, bytes })) },
      { onProgress: look.now },
    );
    if (report.quarantined > 0) throw new Error(JSON.stringify(report.refusals));
    if (report[expected] < NOTICES) throw new Error(`${report[expected]} notices ${expected}, ${NOTICES} expected.`);
  };
  const first = await timed(() => read('new'));
  const again = await timed(() => read('unchanged'));
  const notices = await matched(app, look);
  const [{ lots, opportunities, matches }] = await app
    .get(DataSource)
    .query(
      'select (select count(*) from procedure_lot) lots, (select count(*) from opportunity) opportunities, (select count(*) from match) matches',
    );
  const told = `${NOTICES} notices of ${seeded.length} kinds`;
  return [
    figureOf([first / 1_000], { name: `${told}, to rows`, unit: 's', warmUp: 0, comparedWith: 'aim 20' }),
    figureOf([again / 1_000], { name: 'the same again', unit: 's', warmUp: 0, comparedWith: 'the first time' }),
    ...notices.sums({
      name: `${opportunities} opportunities of ${lots} lots × ${SUPPLIERS} suppliers, to ${matches} match rows`,
      unit: 's',
      warmUp: 0,
      comparedWith: 'aim 10',
    }),
    ...notices.figures({ name: 'a notice, all it opens', unit: 'ms', warmUp: WARM_UP, comparedWith: 'aim p95 20' }),
    figureOf([look.most], { name: 'memory held at most', unit: 'MB', warmUp: 0, comparedWith: 'aim 512' }),
  ];
}

/** One notice after another, what each opens as a worker takes it; the first run, which also loads the index, counts in the whole and not in each. */
async function matched(app: OwnHouse['app'], look: { now: () => void }): Promise<Meter> {
  const db = app.get(DataSource);
  await openAsOnTheirDay(db);
  const opened: { ids: string[] }[] = await db.query(
    `select array_agg(id order by id) as ids from opportunity group by content ->> 'noticeRef' order by ids`,
  );
  const matching = app.get(MatchingService, { strict: false });
  const notices = new Meter();
  for (const { ids } of opened) {
    await notices.run(() => matching.runAll(ids));
    look.now();
  }
  return notices;
}

/** The deadlines of our notices are long past; what is over is matched with nobody, which would cost nothing. */
async function openAsOnTheirDay(db: DataSource): Promise<void> {
  await db.query(
    `update opportunity set status = 'open', closes_at = $1,
            content = content || jsonb_build_object('status', 'open', 'closesAt', $2::text)
      where status = 'closed'`,
    ['2027-06-01T10:00:00.000Z', '2027-06-01T10:00:00.000Z'],
  );
}

async function aNight({ app }: OwnHouse): Promise<Figure[]> {
  const ingest = app.get(IngestService, { strict: false });
  const look = memory();
  const took = await timed(async () => {
    const report = await ingest.ingestNotices({
      source: 'decp',
      bytes: decpAwards(AWARDS),
      origin: 'seeded',
      onProgress: look.now,
    });
    if (report.new !== AWARDS) throw new Error(`${report.new} awards new, ${AWARDS} expected.`);
  });
  const name = `${AWARDS} DECP awards, to rows`;
  return [
    figureOf([took / 1_000], { name, unit: 's', warmUp: 0, comparedWith: 'no aim' }),
    figureOf([look.most], { name: `${name}, memory held at most`, unit: 'MB', warmUp: 0, comparedWith: 'aim 512' }),
  ];
}

function memory(): { most: number; now: () => void } {
  const look = {
    most: 0,
    now: (): void => {
      look.most = Math.max(look.most, process.memoryUsage().rss / 2 ** 20);
    },
  };
  return look;
}
