import {
  countSetAside,
  greatCircleKm,
  renderReason,
  type MatchingIndex,
  type Ranking,
  type RankedSupplier,
} from '#lib/matching-engine';
import type { ReadQuery } from './query-line';

/** One supplier of an answer. */
export interface RankedLine {
  siret: string;
  score: number;
  band: RankedSupplier['band'];
  links: Record<string, string>;
  reasons: { code: string; points: number; text: string }[];
}

const NEAR_KM = 50;

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

/** @returns why nobody was ranked, in French, and who lies beyond: a list is never empty in silence */
export function whyEmpty(index: MatchingIndex, { setAside }: Ranking, { facts }: ReadQuery): string {
  if (index.size === 0) return 'l’annuaire ne contient aucun fournisseur';
  const said = countSetAside(setAside);
  const { point } = facts.place;
  if (point === null) return ['aucun fournisseur de ce métier dans ce lieu', ...said].join(' ; ');
  let [near, beyond, nearest] = [0, 0, Infinity];
  for (const { profile } of index.all()) {
    if (profile.place.point === null) continue;
    const km = greatCircleKm(point, profile.place.point);
    nearest = Math.min(nearest, km);
    if (km <= NEAR_KM) near += 1;
    else beyond += 1;
  }
  const first =
    near === 0
      ? `rien à moins de ${NEAR_KM} km ; ${beyond} au-delà${nearest < Infinity ? `, le plus proche à ${Math.round(nearest)} km` : ''}`
      : said.length > 0
        ? `aucun fournisseur à moins de ${NEAR_KM} km ne convient, sur ${near}`
        : `aucun fournisseur à moins de ${NEAR_KM} km n’a ce métier, sur ${near}`;
  return [first, ...said].join(' ; ');
}
