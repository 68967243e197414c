import { createIndex, rank, type MatchingIndex, type OpportunityFacts, type Profile } from '#lib/matching-engine';
import { placeOfCommune } from '#lib/nomenclature';
import { profilesOfRows } from '../factories/a-profile.directory';
import { figureOf, timed, type Bench, type Figure } from './figure';
import { seededDirectory } from './seeded-directory';

const SIZE = 3_853;
const WARM_UP = 20;
const ROUNDS = 50;
const LOADS = 5;

const TITLES: readonly [title: string, cpv: string, commune: string][] = [
  ['Entretien des espaces verts de trois écoles', '77310000', '86194'],
  ['Nettoyage des locaux et de la vitrerie', '90910000', '86041'],
  ['Repas pour le centre de loisirs', '55523100', '86062'],
  ['Travaux de peinture dans les logements', '45442100', '86070'],
  ['Mise à disposition de personnel', '79620000', '86214'],
  ['Nettoyage des parkings', '90910000', '92062'],
];

/** The engine alone, in memory: suppliers made ready, then needs ranked with their reasons. */
export const matching: Bench = {
  name: 'matching',
  measure: async () => {
    const profiles = profilesOfRows(seededDirectory(SIZE));
    return [await loads(profiles), await ranks(indexOf(profiles))];
  },
};

async function loads(profiles: readonly Profile[]): Promise<Figure> {
  const measures: number[] = [];
  for (let n = 0; n <= LOADS; n += 1) measures.push(await timed(async () => void indexOf(profiles)));
  const told = { name: `index of ${SIZE} suppliers`, unit: 'ms', warmUp: 1, comparedWith: 'aim 385' } as const;
  return figureOf(measures.slice(1), told);
}

async function ranks(index: MatchingIndex): Promise<Figure> {
  const asked = TITLES.map(([title, cpv, commune]) => facts(title, cpv, commune));
  const once = (n: number): void => {
    const found = rank(index, asked[n % asked.length]!, { today: '2026-11-24', seed: String(n) });
    if (n % asked.length < 5 && found.ranked.length === 0)
      throw new Error(`Nobody was ranked for “${asked[n]!.title}”.`);
  };
  for (let n = 0; n < WARM_UP; n += 1) once(n % asked.length);
  const measures: number[] = [];
  for (let n = 0; n < ROUNDS * asked.length; n += 1) measures.push(await timed(async () => once(n % asked.length)));
  const name = `one opportunity against ${SIZE} suppliers, with reasons`;
  return figureOf(measures, { name, unit: 'ms', warmUp: WARM_UP, comparedWith: 'aim 5' });
}

function indexOf(profiles: readonly Profile[]): MatchingIndex {
  const index = createIndex();
  for (const profile of profiles) index.put(profile);
  return index;
}

function facts(title: string, cpv: string, commune: string): OpportunityFacts {
  return {
    title,
    text: '',
    cpv: [cpv],
    nature: 'services',
    place: placeOfCommune(commune),
    amount: { value: 48_000, buyerOnly: true },
    levers: [{ lever: 'reserved-insertion', sure: true }],
    startsOn: '2026-12-01',
    closesOn: '2026-12-15',
  };
}
