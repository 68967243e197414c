import { coverageOf } from './area';
import type { Ask } from './ask';
import type { Candidate, CandidateActivity } from './candidate';
import { isBeyond, kmBetween, nearness } from './geo';
import { reason, type Strand } from './reason';
import type { Area, Place, Reason } from './types';
import { NEAR_KM, NEARNESS_WITHOUT_POINT, PLAUSIBLE_KM, SET_ASIDE_KM, WEIGHTS } from './weights';

const W = WEIGHTS.place;

export type Tier = 'commune' | 'epci' | 'department' | 'region' | 'none';

/** Where a supplier stands against the place asked. */
export interface PlaceSignal extends Strand {
  points: number;
  km: number | null;
  /** `excluded`: its declared area leaves the place out; `far`: too far, near enough to be named; `away`: not even that */
  reach: 'plausible' | 'excluded' | 'far' | 'away';
}

/** @returns the finest division that two places share */
export function sharedTier(a: Place, b: Place): Tier {
  if (a.commune !== null && a.commune === b.commune) return 'commune';
  if (a.epci !== null && a.epci === b.epci) return 'epci';
  if (a.department !== null && a.department === b.department) return 'department';
  if (a.region !== null && a.region === b.region) return 'region';
  return 'none';
}

/** A cheap look before any signal: is it so far, with no declared area, that no rule could name it. */
export function isAway(candidate: Candidate, ask: Ask): boolean {
  if (candidate.hasArea || !isSaid(ask.place)) return false;
  const home = candidate.profile.place;
  if (home.department !== null && home.department === ask.place.department) return false;
  if (candidate.vector && ask.vector) return isBeyond(candidate.vector, ask.vector, SET_ASIDE_KM);
  return sharedTier(home, ask.place) === 'none' && isSaid(home);
}

/** @param activities those tied to what is asked: their areas count; without any, the areas of all do */
export function placeSignal(candidate: Candidate, ask: Ask, activities: readonly CandidateActivity[]): PlaceSignal {
  const home = candidate.profile.place;
  const asked = ask.place;
  if (!isSaid(asked)) {
    const said = [reason('place/not-said', 0, {})];
    return { state: 'to-verify', reasons: said, points: 0, km: null, reach: 'plausible' };
  }
  const km = kmBetween(home, asked);
  const tier = sharedTier(home, asked);
  const areas = (activities.length > 0 ? activities : candidate.activities).map((one) => one.source.area);
  const coverage = bestCoverage(areas, home, asked);

  const reasons: Reason[] = [];
  const sameDepartment = home.department !== null && home.department === asked.department;
  const withoutPoint = NEARNESS_WITHOUT_POINT[tier === 'epci' && !sameDepartment ? 'wideEpci' : tier];
  const near = W.near * (km === null ? withoutPoint : nearness(km, ask.halfDistanceKm));
  if (km !== null) reasons.push(reason('place/distance', near, { km: roundKm(km) }));
  const tierPoints = pointsOf(tier, sameDepartment) + (km === null ? near : 0);
  if (tier !== 'none' && (tier !== 'region' || km === null)) reasons.push(tierReason(tier, tierPoints, asked));
  if (coverage.inside) reasons.push(reason('place/inside-area', W.insideArea, areaFacts(coverage.inside)));
  if (!isSaid(home)) reasons.push(reason('place/supplier-unknown', 0, {}));

  const excluded = coverage.outside && tier !== 'commune';
  const nearKm = Math.max(NEAR_KM, 2 * ask.halfDistanceKm);
  const held = coverage.inside !== null || isNear(tier, km, nearKm);
  const plausible = held || tier === 'department' || (km !== null && km <= PLAUSIBLE_KM);
  return {
    state: excluded ? 'missing' : held ? 'held' : plausible || !isSaid(home) ? 'to-verify' : 'missing',
    reasons,
    points: reasons.reduce((sum, one) => sum + one.points, 0),
    km,
    reach: reachOf(excluded, plausible, tier, km),
  };
}

function reachOf(excluded: boolean, plausible: boolean, tier: Tier, km: number | null): PlaceSignal['reach'] {
  const nameable = plausible || tier === 'department' || (km === null ? tier === 'region' : km <= SET_ASIDE_KM);
  if (excluded) return nameable ? 'excluded' : 'away';
  if (plausible) return 'plausible';
  return nameable ? 'far' : 'away';
}

/** Near: the same commune or EPCI; the same department when no kilometre is known or they are few; or few kilometres. */
function isNear(tier: Tier, km: number | null, nearKm: number): boolean {
  if (tier === 'commune' || tier === 'epci') return true;
  if (tier === 'department' && (km === null || km <= PLAUSIBLE_KM)) return true;
  return km !== null && km <= nearKm;
}

function isSaid(place: Place): boolean {
  return place.commune !== null || place.epci !== null || place.department !== null || place.point !== null;
}

/** An area that covers wins; `outside` only when every area declared leaves the place out. */
function bestCoverage(
  areas: readonly (Area | null)[],
  home: Place,
  asked: Place,
): { inside: Area | null; outside: boolean } {
  const declared = areas.filter((area) => area !== null);
  const covered = declared.map((area) => ({ area, coverage: coverageOf(area, home, asked) }));
  const inside = covered.find(({ coverage }) => coverage === 'inside');
  const outside =
    covered.length > 0 && covered.length === areas.length && covered.every((one) => one.coverage === 'outside');
  return { inside: inside?.area ?? null, outside };
}

function pointsOf(tier: Tier, sameDepartment: boolean): number {
  if (tier === 'commune') return W.sameCommune + W.sameEpci + W.sameDepartment;
  return (tier === 'epci' ? W.sameEpci : 0) + (sameDepartment ? W.sameDepartment : 0);
}

function tierReason(tier: Exclude<Tier, 'none'>, points: number, asked: Place): Reason {
  switch (tier) {
    case 'commune':
      return reason('place/same-commune', points, { commune: asked.commune, name: asked.communeName });
    case 'epci':
      return reason('place/same-epci', points, { epci: asked.epci });
    case 'department':
      return reason('place/same-department', points, { department: asked.department });
    case 'region':
      break;
  }
  return reason('place/same-region', points, { region: asked.region });
}

function areaFacts(area: Area): Reason['facts'] {
  if (area.type === 'country') return { area: 'country' };
  return area.type === 'radius' ? { area: 'radius', km: area.km } : { area: area.type, codes: area.codes.join(', ') };
}

/** @returns kilometres as they are shown: whole, below one said as one half */
export function roundKm(km: number): number {
  return km < 1 ? 0.5 : Math.round(km);
}
