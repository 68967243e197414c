import { rank, type Band, type MatchingIndex, type Weights } from '#lib/matching-engine';
import { sirenOf } from '#lib/nomenclature';
import { readQuery } from '../../../src/composition/rank/query-line';
import type { AwardCase } from './award-set';

/** How one award was ranked, establishments of one SIREN being one supplier. */
export interface Judged {
  /**
   * The ranks, from 1, that the winner may have: those who score the same are turned by a seed, and no seed is better than another;
   * infinite when it was not ranked
   */
  first: number;
  last: number;
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
  const ranks = new Map<string, number>();
  const levels: string[] = [];
  const bands: Record<Band, number> = { 'very-likely': 0, likely: 0, possible: 0 };
  let won: Band | null = null;
  for (const { supplierId, band, score, eligibility } of rank(index, read.facts, options).ranked) {
    const siren = sirenOf(index.profile(supplierId)!.siret);
    if (ranks.has(siren)) continue;
    ranks.set(siren, levels.push(`${score} ${eligibility.answer === 'to-verify'}`));
    bands[band] += 1;
    if (winners.has(siren)) won ??= band;
  }
  const best = Math.min(...[...winners].map((siren) => ranks.get(siren) ?? Infinity));
  const level = levels[best - 1];
  const [first, last] =
    level === undefined ? [Infinity, Infinity] : [levels.indexOf(level) + 1, levels.lastIndexOf(level) + 1];
  return { first, last, auc: aucOf(index, winners, ranks, { first, last }), bands, band: won };
}

function aucOf(
  index: MatchingIndex,
  winners: ReadonlySet<string>,
  ranks: ReadonlyMap<string, number>,
  { first, last }: { first: number; last: number },
): number | null {
  const departments = new Set<string | null>();
  const neighbours = new Set<string>();
  const all = [...index.all()].map(({ profile }) => ({ siren: sirenOf(profile.siret), of: profile.place.department }));
  for (const { siren, of } of all) if (winners.has(siren)) departments.add(of);
  for (const { siren, of } of all) if (of !== null && departments.has(of) && !winners.has(siren)) neighbours.add(siren);
  if (neighbours.size === 0) return null;
  let below = 0;
  for (const siren of neighbours) {
    const other = ranks.get(siren) ?? Infinity;
    below += last < other ? 1 : first <= other ? 0.5 : 0;
  }
  return below / neighbours.size;
}

/** @returns the mean, over the ranks that a winner may have, of what each is worth */
function over({ first, last }: Judged, worth: (rank: number) => number): number {
  if (first === Infinity) return 0;
  let sum = 0;
  for (let at = first; at <= last; at += 1) sum += worth(at);
  return sum / (last - first + 1);
}

/** @returns where a winner stands, for comparison: the middle of its ranks */
export function middleOf({ first, last }: Judged): number {
  return (first + last) / 2;
}

export function scoreOf(judged: readonly Judged[]): Score {
  const share = (counts: (one: Judged) => number): number =>
    judged.reduce((sum, one) => sum + counts(one), 0) / Math.max(1, judged.length);
  const within = judged.filter(({ auc }) => auc !== null);
  return {
    count: judged.length,
    hit1: share((one) => over(one, (at) => Number(at <= 1))),
    hit5: share((one) => over(one, (at) => Number(at <= 5))),
    hit10: share((one) => over(one, (at) => Number(at <= 10))),
    mrr: share((one) => over(one, (at) => 1 / at)),
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
