import type { OpportunityFacts } from '#lib/matching-engine';
import { TRADES } from '#lib/nomenclature';
import { seededPlaces } from './seeded-suppliers';

const LEVERS: readonly OpportunityFacts['levers'][] = [
  [],
  [],
  [{ lever: 'reserved-insertion', sure: true }],
  [{ lever: 'reserved-disability', sure: false }],
];

/** What fictional opportunities ask, always the same: every trade in turn, in communes drawn by their population, most with a CPV. */
export function seededNeeds(count: number): OpportunityFacts[] {
  const places = seededPlaces(count, 20_261_126);
  return Array.from({ length: count }, (_, n) => {
    const trade = TRADES[n % TRADES.length]!;
    const [first, second = first] = trade.words.sure.map((word) => word.replace('=', ''));
    return {
      title: `${first} et ${second} pour les écoles`,
      text: n % 2 === 0 ? `Le marché porte sur ${second}, deux passages par semaine, matériel fourni.` : '',
      cpv: n % 3 === 0 ? [] : [trade.cpvPrefixes[0]!.padEnd(8, '0').slice(0, 8)],
      nature: 'services',
      place: places[n]!,
      amount: n % 4 === 0 ? null : { value: 20_000 + 1_000 * (n % 90), buyerOnly: n % 2 > 0 },
      levers: LEVERS[n % LEVERS.length]!,
      startsOn: '2026-12-01',
      closesOn: '2026-12-15',
    };
  });
}
