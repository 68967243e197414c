import { rank, type MatchingIndex, type Weights } from '#lib/matching-engine';
import { sirenOf } from '#lib/nomenclature';
import { readQuery } from '../../../src/composition/rank/query-line';
import type { AwardCase } from './award-set';

/** How one award was ranked, establishments of one SIREN being one supplier. */
export interface Judged {
  /** From 1; infinite when the winner was not ranked */
  position: number;
  /** Share of its department's suppliers that the winner stands above, a tie being half; null when it is alone */
  auc: number | null;
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
  for (const { supplierId } of rank(index, read.facts, options).ranked) {
    const siren = sirenOf(index.profile(supplierId)!.siret);
    if (!places.has(siren)) places.set(siren, places.size + 1);
  }
  const position = Math.min(...[...winners].map((siren) => places.get(siren) ?? Infinity));
  return { position, auc: aucOf(index, winners, places, position) };
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
