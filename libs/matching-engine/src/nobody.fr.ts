import { NOWHERE } from '#lib/nomenclature';
import { greatCircleKm } from './geo';
import type { MatchingIndex } from './matching-index';
import { rank } from './rank';
import { countSetAside } from './set-aside.fr';
import type { OpportunityFacts, SetAside } from './types';

const NEAR_KM = 50;

/**
 * Why a list is empty, and who does the trade and could answer farther away: a list is never empty in silence.
 * @param setAside those that the ranking set aside @param today the day law and evidence are judged on, `YYYY-MM-DD`
 * @returns parts of a French sentence, without a full stop: « rien à moins de 50 km », « 3 au-delà, le plus proche à 62 km »
 */
export function whyNobody(
  index: MatchingIndex,
  facts: OpportunityFacts,
  setAside: readonly SetAside[],
  today: string,
): string[] {
  if (index.size === 0) return ['l’annuaire ne contient aucun fournisseur'];
  const said = countSetAside(setAside.filter(({ code }) => code !== 'place/too-far'));
  const { point } = facts.place;
  const beyond = elsewhere(index, facts, today);
  if (point === null) {
    const farther = beyond.length > 0 ? [`${beyond.length} ailleurs`] : [];
    return ['aucun fournisseur de ce métier près de ce lieu', ...farther, ...said];
  }
  let near = 0;
  for (const { profile } of index.all()) {
    if (profile.place.point !== null && greatCircleKm(point, profile.place.point) <= NEAR_KM) near += 1;
  }
  const far = beyond
    .map((id) => index.profile(id)!.place.point)
    .map((there) => (there === null ? Infinity : greatCircleKm(point, there)))
    .filter((km) => km > NEAR_KM);
  const nearest = Math.min(...far);
  const first =
    near === 0
      ? `rien à moins de ${NEAR_KM} km`
      : said.length > 0
        ? noneOf(near, 'ne convient', 'ne convient pas')
        : noneOf(near, 'n’a ce métier', 'n’a pas ce métier');
  const farther =
    far.length > 0
      ? [`${far.length} au-delà${nearest < Infinity ? `, le plus proche à ${Math.round(nearest)} km` : ''}`]
      : near === 0
        ? ['personne de ce métier au-delà']
        : [];
  return [first, ...farther, ...said];
}

function noneOf(near: number, none: string, not: string): string {
  const which = `à moins de ${NEAR_KM} km`;
  return near === 1 ? `le seul fournisseur ${which} ${not}` : `aucun des ${near} fournisseurs ${which} ${none}`;
}

/** @returns ids of those whose trade is known to fit and whom the law lets answer, if the work were anywhere */
function elsewhere(index: MatchingIndex, facts: OpportunityFacts, today: string): string[] {
  const { ranked } = rank(
    index,
    { ...facts, place: NOWHERE, otherPlaces: [] },
    { today, seed: '', limit: Infinity, names: false },
  );
  return ranked.flatMap(({ supplierId, links }) =>
    links.some(({ name, state }) => name === 'trade' && state === 'held') ? [supplierId] : [],
  );
}
