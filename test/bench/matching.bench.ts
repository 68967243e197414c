import { createIndex, rank, type MatchingIndex, type OpportunityFacts, type Profile } from '#lib/matching-engine';
import { figureOf, Meter, type Bench, type Figure } from './figure';
import { seededNeeds } from './seeded-needs';
import { seededProfiles } from './seeded-suppliers';

const NEEDS = 200;
const WARM_UP = 40;
/** Read in batches, so that what is loaded from is not in memory beside what is loaded. */
const BATCH = 5_000;

const SIZES: readonly { size: number; load: string; need: string }[] = [
  { size: 1_000, load: 'no aim', need: 'no aim' },
  { size: 8_600, load: 'no aim', need: 'aim 5' },
  { size: 10_000, load: 'aim 1 000', need: 'no aim' },
  { size: 100_000, load: 'no aim', need: 'no aim' },
  { size: 250_000, load: 'aim 15 000', need: 'aim 40' },
];

/** The engine alone, in memory, as suppliers grow: made ready, then needs ranked with their reasons. */
export const matching: Bench = {
  name: 'matching',
  measure: async () => {
    const figures: Figure[] = [];
    for (const one of SIZES) figures.push(...(await growth(one)));
    return figures;
  },
};

async function growth({ size, load, need }: (typeof SIZES)[number]): Promise<Figure[]> {
  const index = createIndex();
  const loading = await loaded(index, size);
  const bytes = { name: `${size}, bytes of a supplier`, unit: 'bytes', warmUp: 0, comparedWith: 'no aim' } as const;
  return [
    ...loading.map((one) => ({ ...one, comparedWith: load })),
    figureOf([index.bytes / size], bytes),
    ...(await ranks(index, size, need)),
  ];
}

async function loaded(index: MatchingIndex, size: number): Promise<Figure[]> {
  const meter = new Meter();
  let batch: Profile[] = [];
  const put = async (): Promise<void> => {
    await meter.run(async () => index.putAll(batch));
    batch = [];
  };
  for (const profile of seededProfiles(size)) {
    batch.push(profile);
    if (batch.length === BATCH) await put();
  }
  await put();
  if (index.size !== size) throw new Error(`${index.size} suppliers in the index, ${size} expected.`);
  return meter.sums({ name: `${size} suppliers made ready`, unit: 'ms', warmUp: 0, comparedWith: 'no aim' });
}

async function ranks(index: MatchingIndex, size: number, comparedWith: string): Promise<Figure[]> {
  const needs = seededNeeds(NEEDS);
  let found = 0;
  const once = (facts: OpportunityFacts, n: number): void => {
    found += rank(index, facts, { today: '2026-11-24', seed: String(n) }).ranked.length;
  };
  for (const [n, facts] of needs.slice(0, WARM_UP).entries()) once(facts, n);
  const meter = new Meter();
  for (const [n, facts] of needs.entries()) await meter.run(async () => once(facts, n));
  if (found < NEEDS) throw new Error(`${found} suppliers ranked for ${NEEDS} needs.`);
  const told = { name: `${size}, one need with reasons`, unit: 'ms', warmUp: 0, comparedWith } as const;
  return meter.figures(told).map((figure) => ({ ...figure, warmUp: WARM_UP }));
}
