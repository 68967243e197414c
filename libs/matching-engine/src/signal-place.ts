import { coverageOf } from './area';
import type { Ask } from './ask';
import type { Candidate, CandidateActivity } from './candidate';
import { kmBetween, nearness } from './geo';
import { reason, tenth, type Strand } from './reason';
import type { Area, Place, Reason } from './types';
import { NEAR_KM, NEARNESS_WITHOUT_POINT, PLAUSIBLE_KM, SET_ASIDE_KM, type Weights } from './weights';

export type Tier = 'commune' | 'epci' | 'department' | 'region' | 'none';

/** Where a supplier stands against the place asked. */
export interface PlaceSignal extends Strand {
  /** The place that it speaks of, of those asked */
  asked: Place;
  km: number | null;
  /** `excluded`: its declared area leaves the place out; `far`: too far, near enough to be named; `away`: not even that */
  reach: 'plausible' | 'excluded' | 'far' | 'away';
  /** Nothing but an area of the whole country reaches the place */
  isFromAfar: boolean;
}

/** @returns the finest division that two places share */
export function sharedTier(a: Place, b: Place): Tier {
  if (a.commune !== null && a.commune === b.commune) return 'commune';
  if (a.epci !== null && a.epci === b.epci) return 'epci';
  if (a.department !== null && a.department === b.department) return 'department';
  if (a.region !== null && a.region === b.region) return 'region';
  return 'none';
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
  return best!;
}

function signalAt(candidate: Candidate, ask: Ask, asked: Place, activities: readonly CandidateActivity[]): PlaceSignal {
  const W = ask.weights.place;
  const home = candidate.profile.place;
  if (!isSaid(asked)) {
    const reasons = (): Reason[] => [reason('place/not-said', 0, {})];
    return { state: 'to-verify', reasons, points: 0, asked, km: null, reach: 'plausible', isFromAfar: false };
  }
  const km = kmBetween(home, asked);
  const tier = sharedTier(home, asked);
  const { inside, outside } = candidate.hasArea
    ? bestCoverage(activities.length > 0 ? activities : candidate.activities, home, asked)
    : NO_AREA;

  const sameDepartment = home.department !== null && home.department === asked.department;
  const near = tenth(W.near * nearnessOf(km, tier, sameDepartment, ask.decayKm));
  const isTold = tier !== 'none' && (tier !== 'region' || km === null);
  const tierPoints = isTold ? tenth(pointsOf(tier, sameDepartment, W, ask.servesWide) + (km === null ? near : 0)) : 0;
  const areaPoints = inside === null ? 0 : W.insideArea;

  const excluded = outside && tier !== 'commune';
  const nearKm = Math.max(NEAR_KM, 2 * ask.halfDistanceKm);
  const isThere = isNear(tier, km, nearKm);
  const mayBeThere =
    isThere ||
    tier === 'department' ||
    (tier === 'region' && isRegion(asked)) ||
    (km !== null && km <= PLAUSIBLE_KM) ||
    !isSaid(home);
  const held = inside !== null || isThere;
  const plausible = held || mayBeThere;
  return {
    state: excluded ? 'missing' : held ? 'held' : plausible ? 'to-verify' : 'missing',
    points: tenth((km === null ? 0 : near) + tierPoints + areaPoints),
    asked,
    km,
    reach: reachOf(excluded, plausible, tier, km),
    isFromAfar: inside?.type === 'country' && !mayBeThere,
    reasons: () => [
      ...(km === null ? [] : [reason('place/distance', near, { km: roundKm(km) })]),
      ...(isTold ? [tierReason(tier, tierPoints, asked)] : []),
      ...(inside === null ? [] : [reason('place/inside-area', areaPoints, areaFacts(inside))]),
      ...(isSaid(home) ? [] : [reason('place/supplier-unknown', 0, {})]),
    ],
  };
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

/** @returns whether anything is known of a place */
export function isSaid(place: Place): boolean {
  return place.region !== null || !isRegion(place);
}

/** @returns whether no more than a region is known of a place */
export function isRegion({ commune, epci, department, point }: Place): boolean {
  return commune === null && epci === null && department === null && point === null;
}

interface AreaFound {
  inside: Area | null;
  outside: boolean;
}

const NO_AREA: AreaFound = { inside: null, outside: false };

/** An area that covers wins; `outside` only when every activity declared an area and every one leaves the place out. */
function bestCoverage(activities: readonly CandidateActivity[], home: Place, asked: Place): AreaFound {
  let outside = true;
  for (const {
    source: { area },
  } of activities) {
    const coverage = area === null ? 'unknown' : coverageOf(area, home, asked);
    if (coverage === 'inside') return { inside: area, outside: false };
    if (coverage !== 'outside') outside = false;
  }
  return { inside: null, outside };
}

function pointsOf(tier: Tier, sameDepartment: boolean, W: Weights['place'], servesWide: boolean): number {
  if (tier === 'commune') return W.sameCommune * (servesWide ? W.wideCommune : 1) + W.sameDepartment;
  return sameDepartment ? W.sameDepartment : 0;
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
