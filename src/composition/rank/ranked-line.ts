import { renderReason, type MatchingIndex, type Ranking, type RankedSupplier } from '#lib/matching-engine';

/** One supplier of an answer. */
export interface RankedLine {
  siret: string;
  score: number;
  band: RankedSupplier['band'];
  links: Record<string, string>;
  reasons: { code: string; points: number; text: string }[];
}

/** @returns the suppliers of an answer, best first, each with the state of its links and its reasons, those that bring most first */
export function rankedLines(index: MatchingIndex, { ranked }: Ranking): RankedLine[] {
  return ranked.map((one) => ({
    siret: index.profile(one.supplierId)!.siret,
    score: one.score,
    band: one.band,
    links: Object.fromEntries(one.links.map(({ name, state }) => [name, state])),
    reasons: one.links
      .flatMap((link) => link.reasons)
      .sort((a, b) => Math.abs(b.points) - Math.abs(a.points))
      .map((reason) => ({ code: reason.code, points: reason.points, text: renderReason(reason, 'buyer') })),
  }));
}
