import { coverageOf } from './area';
import type { Ask, PlaceAsked } from './ask';
import type { Candidate, CandidateActivity } from './candidate';
import { isBeyond, kmBetween, nearness } from './geo';
import { reason, type Strand } from './reason';
import type { Area, Place, Reason } from './types';
import { NEAR_KM, NEARNESS_WITHOUT_POINT, PLAUSIBLE_KM, SET_ASIDE_KM, type Weights } from './weights';

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

/** A cheap look before any signal: is it so far from every place, with no declared area, that no rule could name it. */
export function isAway(candidate: Candidate, ask: Ask): boolean {
  return !candidate.hasArea && ask.places.every((asked) => isAwayFrom(candidate, asked));
}

function isAwayFrom(candidate: Candidate, { place, vector }: PlaceAsked): boolean {
  if (!isSaid(place)) return false;
  const home = candidate.profile.place;
  if (home.department !== null && home.department === place.department) return false;
  if (candidate.vector && vector) return isBeyond(candidate.vector, vector, SET_ASIDE_KM);
  return sharedTier(home, place) === 'none' && isSaid(home);
}

const REACHES: readonly PlaceSignal['reach'][] = ['plausible', 'excluded', 'far', 'away'];

/**
 * Of several places asked the one that suits best counts.
 * @param activities those tied to what is asked: their areas count; without any, the areas of all do
 */
export function placeSignal(candidate: Candidate, ask: Ask, activities: readonly CandidateActivity[]): PlaceSignal {
  let best: PlaceSignal | null = null;
  for (const { place } of ask.places) {
    const found = signalAt(candidate, ask, place, activities);
    const order = best === null ? -1 : REACHES.indexOf(found.reach) - REACHES.indexOf(best.reach);
    if (best === null || order < 0 || (order === 0 && found.points > best.points)) best = found;
  }
  const seat = seatReason(candidate, ask);
  if (seat === null || best!.reach === 'away') return best!;
  return { ...best!, reasons: [...best!.reasons, seat], points: best!.points + seat.points };
}

function signalAt(candidate: Candidate, ask: Ask, asked: Place, activities: readonly CandidateActivity[]): PlaceSignal {
  const W = ask.weights.place;
  const home = candidate.profile.place;
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
  const near = W.near * nearnessOf(km, tier, sameDepartment, ask.decayKm);
  if (km !== null) reasons.push(reason('place/distance', near, { km: roundKm(km) }));
  const tierPoints = pointsOf(tier, sameDepartment, W, ask.servesWide) + (km === null ? near : 0);
  if (tier !== 'none' && (tier !== 'region' || km === null)) reasons.push(tierReason(tier, tierPoints, asked));
  if (coverage.inside) reasons.push(reason('place/inside-area', W.insideArea, areaFacts(coverage.inside)));
  if (!isSaid(home)) reasons.push(reason('place/supplier-unknown', 0, {}));

  const excluded = coverage.outside && tier !== 'commune';
  const nearKm = Math.max(NEAR_KM, 2 * ask.halfDistanceKm);
  const held = coverage.inside !== null || isNear(tier, km, nearKm);
  const plausible =
    held ||
    tier === 'department' ||
    (tier === 'region' && isRegion(asked)) ||
    (km !== null && km <= PLAUSIBLE_KM) ||
    !isSaid(home);
  return {
    state: excluded ? 'missing' : held ? 'held' : plausible ? 'to-verify' : 'missing',
    reasons,
    points: reasons.reduce((sum, one) => sum + one.points, 0),
    km,
    reach: reachOf(excluded, plausible, tier, km),
  };
}

/**
 * Two in three who win sit in the commune of the buyer, wherever the work falls. Beside a place that is known, divisions count and
 * not kilometres, so that moving nearer to the work never lowers a score.
 */
function seatReason(candidate: Candidate, ask: Ask): Reason | null {
  if (ask.seat === null) return null;
  const W = ask.weights.place;
  const home = candidate.profile.place;
  const seat = ask.seat.place;
  const isWide = ask.places.every(({ place }) => place.commune === null && place.epci === null);
  const km = isWide ? kmBetween(home, seat) : null;
  const tier = sharedTier(home, seat);
  if (km === null && tier !== 'commune' && tier !== 'epci') return null;
  const near = nearnessOf(km, tier, home.department === seat.department, ask.decayKm);
  const made = reason('place/near-buyer', (isWide ? W.nearBuyerOfWide : W.nearBuyer) * near, {
    km: km === null ? null : roundKm(km),
    commune: tier === 'commune' ? seat.commune : null,
    epci: seat.epci,
    name: seat.communeName,
  });
  return made.points > 0 ? made : null;
}

/** 1 at the door; without a point, what the finest division that is shared is worth. */
function nearnessOf(km: number | null, tier: Tier, sameDepartment: boolean, decayKm: number): number {
  if (km !== null) return nearness(km, decayKm);
  return NEARNESS_WITHOUT_POINT[tier === 'epci' && !sameDepartment ? 'wideEpci' : tier];
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
  return place.region !== null || !isRegion(place);
}

/** No more than a region is known of it. */
function isRegion({ commune, epci, department, point }: Place): boolean {
  return commune === null && epci === null && department === null && point === null;
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

function pointsOf(tier: Tier, sameDepartment: boolean, W: Weights['place'], servesWide: boolean): number {
  if (tier === 'commune') return W.sameCommune * (servesWide ? W.wideCommune : 1) + W.sameEpci + W.sameDepartment;
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
