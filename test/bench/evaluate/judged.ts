import { rank, type Band, type MatchingIndex, type Weights } from '#lib/matching-engine';
import { sirenOf } from '#lib/nomenclature';
import { readQuery } from '../../../src/composition/rank/query-line';
import type { AwardCase } from './award-set';

/** How one award was ranked, establishments of one SIREN being one supplier. */
export interface Judged {
  /** From 1; infinite when the winner was not ranked */
  position: number;
  /** Share of its department's suppliers that the winner stands above, a tie being half; null when it is alone */
  auc: number | null;
  /** How many suppliers each band held, and the band of the winner that stood highest; null when it was not ranked */
  bands: Record<Band, number>;
  band: Band | null;
}

/** What many awards give together. */
export interface Score {
  count: number;
  hit1: number;
  hit5: number;
  hit10: number;
  mrr: number;
  auc: number;
}

const EVERYONE = 100_000;

export function judge(
  index: MatchingIndex,
  { id, query, winners }: AwardCase,
  today: string,
  weights?: Weights,
): Judged {
  const read = readQuery(JSON.stringify(query));
  if ('problem' in read) throw new Error(`${id}: ${read.problem}`);
  const options = { today, seed: id, limit: EVERYONE, wide: true, ...(weights ? { weights } : {}) };
  const places = new Map<string, number>();
  const bands: Record<Band, number> = { 'very-likely': 0, likely: 0, possible: 0 };
  let won: Band | null = null;
  for (const { supplierId, band } of rank(index, read.facts, options).ranked) {
    const siren = sirenOf(index.profile(supplierId)!.siret);
    if (places.has(siren)) continue;
    places.set(siren, places.size + 1);
    bands[band] += 1;
    if (winners.has(siren)) won ??= band;
  }
  const position = Math.min(...[...winners].map((siren) => places.get(siren) ?? Infinity));
  return { position, auc: aucOf(index, winners, places, position), bands, band: won };
}

function aucOf(
  index: MatchingIndex,
  winners: ReadonlySet<string>,
  places: ReadonlyMap<string, number>,
  position: number,
): number | null {
  const departments = new Set<string | null>();
  const neighbours = new Set<string>();
  const all = [...index.all()].map(({ profile }) => ({ siren: sirenOf(profile.siret), of: profile.place.department }));
  for (const { siren, of } of all) if (winners.has(siren)) departments.add(of);
  for (const { siren, of } of all) if (of !== null && departments.has(of) && !winners.has(siren)) neighbours.add(siren);
  if (neighbours.size === 0) return null;
  let below = 0;
  for (const siren of neighbours) {
    const other = places.get(siren) ?? Infinity;
    below += position < other ? 1 : position === other ? 0.5 : 0;
  }
  return below / neighbours.size;
}

export function scoreOf(judged: readonly Judged[]): Score {
  const share = (counts: (one: Judged) => number): number =>
    judged.reduce((sum, one) => sum + counts(one), 0) / Math.max(1, judged.length);
  const within = judged.filter(({ auc }) => auc !== null);
  return {
    count: judged.length,
    hit1: share(({ position }) => Number(position <= 1)),
    hit5: share(({ position }) => Number(position <= 5)),
    hit10: share(({ position }) => Number(position <= 10)),
    mrr: share(({ position }) => 1 / position),
    auc: within.reduce((sum, { auc }) => sum + auc!, 0) / Math.max(1, within.length),
  };
}

/** Resamplings of an interval, and the shares of them that lie outside, below and above. */
const [RESAMPLED, TAIL] = [1_000, 0.025];

/** @returns by figure, the bounds between which 95 % of resamplings of the awards fall; the same awards give the same bounds */
export function intervalsOf(judged: readonly Judged[]): Record<'hit10' | 'mrr' | 'auc', [low: number, high: number]> {
  let seed = 1;
  const next = (): number => (seed = (seed * 48_271) % 0x7fffffff) / 0x7fffffff;
  const scores = Array.from({ length: RESAMPLED }, () =>
    scoreOf(judged.map(() => judged[Math.floor(next() * judged.length)]!)),
  );
  const bounds = (figure: 'hit10' | 'mrr' | 'auc'): [number, number] => {
    const sorted = scores.map((score) => score[figure]).sort((a, b) => a - b);
    return [sorted[Math.floor(TAIL * RESAMPLED)]!, sorted[Math.ceil((1 - TAIL) * RESAMPLED) - 1]!];
  };
  return { hit10: bounds('hit10'), mrr: bounds('mrr'), auc: bounds('auc') };
}
