import { NOWHERE } from '#lib/nomenclature';
import { greatCircleKm } from './geo';
import type { MatchingIndex } from './matching-index';
import { rank } from './rank';
import { countSetAside } from './set-aside.fr';
import type { OpportunityFacts, Profile, SetAside } from './types';

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
  const places = [facts.place, ...(facts.otherPlaces ?? [])];
  const points = places.flatMap(({ point }) => point ?? []);
  const beyond = elsewhere(index, facts, today);
  if (points.length < places.length) {
    const farther = beyond.length > 0 ? [`${beyond.length} ailleurs`] : [];
    return [
      `aucun fournisseur de ce métier près de ${places.length > 1 ? 'ces lieux' : 'ce lieu'}`,
      ...farther,
      ...said,
    ];
  }
  /** To the nearest place; Infinity for one of which no point is known */
  const kmTo = ({ place: { point: there } }: Profile): number =>
    there === null ? Infinity : Math.min(...points.map((point) => greatCircleKm(point, there)));
  let near = 0;
  for (const { profile } of index.all()) if (kmTo(profile) <= NEAR_KM) near += 1;
  const far = beyond.map((id) => kmTo(index.profile(id)!)).filter((km) => km > NEAR_KM);
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
