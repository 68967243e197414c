import { cpvCloseness, KINDS, sectorByCode, type Kind } from '#lib/nomenclature';
import { coverageOf } from './area';
import type { Ask } from './ask';
import type { Candidate } from './candidate';
import { eligibilityOf } from './eligibility';
import { RESEMBLES } from './evaluate';
import { kmBetween, nearness } from './geo';
import { maySupplyStaff } from './signal-hours';
import { sharedTier } from './signal-place';
import { CPV_NEAR, wordsShared, wordsTie } from './signal-trade';
import { saysNoTrade } from './tie-keys';
import type { OpportunityFacts, Place } from './types';
import { NEARNESS_WITHOUT_POINT, PLAUSIBLE_KM } from './weights';

/** What a candidate can reach at most, told without making a single reason. */
export interface BestCase {
  candidate: Candidate;
  /** No score is above; null when it surely is not ranked */
  score: number | null;
  /** Nothing ties it to the trade */
  isGuess: boolean;
  /** No trade and place together are above, as a supplier set aside is ordered; null when it surely is not set aside */
  aside: number | null;
  /** 0 when it may be open or eligible, 1 when it surely is to be verified at best */
  group: 0 | 1;
}

/** Points are rounded reason by reason, a dozen of them. */
const ROUNDING = 1;

/**
 * @returns for a candidate the best that `evaluate` can say of it. It leans on the weights alone: whoever adds a signal
 * or a weight raises it here too; the property test of `rank` fails otherwise
 */
export function bestCaseOf(ask: Ask, today: string): (candidate: Candidate) => BestCase {
  const eligible = eligibleKinds(ask.facts, today);
  const closeness = closenessTo(ask.cpv);
  const usual = new Set([...ask.trades.values()].flatMap(({ trade }) => trade.typicalKinds));
  const excluded = new Set(ask.facts.excluded ?? []);
  const { trade: W, status } = ask.weights;
  return (candidate) => {
    if (excluded.has(candidate.profile.supplierId)) {
      return { candidate, score: null, isGuess: false, aside: Infinity, group: 0 };
    }
    const signs = signsAtBest(candidate, ask, closeness);
    const words = wordsShared(candidate, ask).length;
    const kind = candidate.kinds.some((one) => usual.has(one)) ? W.kind : 0;
    const service = candidate.activities.length > 0 ? W.serviceType : 0;
    const place = placeAtBest(candidate, ask);
    const staff = ask.facts.hoursOwed && maySupplyStaff(candidate) ? W.staffHours : 0;
    const isTied = signs.any || wordsTie(candidate, words) || staff > 0;
    const beside = isTied ? 0 : W.neighbour;
    const told = signs.points + staff + W.words * Math.min(1, words / 3) + kind + service + beside;
    const tradeAndPlace = told + place.points + ROUNDING;
    const mayGuess = saysNoTrade(ask) || !candidate.isDeclared;
    const mayAnswer = eligible === null || candidate.kinds.some((one) => eligible.has(one));
    const more = capacityAtBest(candidate, ask) + status.eligible + status.clause + referencesAtBest(candidate, ask);
    const maySetAside = isTied || mayGuess ? !place.surelyWithin || !mayAnswer : signs.closeness >= RESEMBLES;
    return {
      candidate,
      score: isTied || mayGuess ? tradeAndPlace + more : null,
      isGuess: !isTied,
      aside: maySetAside ? tradeAndPlace : null,
      group: mayAnswer ? 0 : 1,
    };
  };
}

/** The kinds that a perfect proof makes eligible; null when nothing is reserved. */
function eligibleKinds(facts: OpportunityFacts, today: string): ReadonlySet<Kind> | null {
  const proof = { id: '', source: '', checkedAt: today, validUntil: '9999-12-31' };
  const answer = (kind: Kind): string => eligibilityOf([{ ...proof, kind }], facts, today).answer;
  if (KINDS.every((kind) => answer(kind) === 'open')) return null;
  return new Set(KINDS.filter((kind) => answer(kind) === 'eligible'));
}

function closenessTo(asked: readonly string[]): (cpv: string) => number {
  const known = new Map<string, number>();
  return (cpv) => {
    const before = known.get(cpv);
    if (before !== undefined) return before;
    const best = asked.reduce((most, one) => Math.max(most, cpvCloseness(cpv, one)), 0);
    known.set(cpv, best);
    return best;
  };
}

/** Of the signs that a trade is declared, worded, coded or deduced; `closeness`: of CPV codes. */
function signsAtBest(
  candidate: Candidate,
  ask: Ask,
  closenessOf: (cpv: string) => number,
): { points: number; any: boolean; closeness: number } {
  const W = ask.weights.trade;
  let [sector, group, declared, activity, closeness, naf, name] = [0, 0, 0, 0, 0, 0, 0];
  const strength = (trade: string): number => ask.trades.get(trade)?.strength ?? 0;
  for (const { source, trades } of candidate.activities) {
    for (const code of source.sectors) {
      if (ask.sectors.has(code)) sector = 1;
      if (ask.sectorGroups.has(sectorByCode(code)?.group ?? '')) group = 1;
    }
    if (source.trade !== null) declared = Math.max(declared, strength(source.trade));
    for (const hit of trades) activity = Math.max(activity, strength(hit.trade.code) * hit.strength);
    for (const code of source.cpv) closeness = Math.max(closeness, closenessOf(code));
  }
  for (const hit of candidate.nafTrades) naf = Math.max(naf, strength(hit.trade.code) * hit.strength);
  for (const hit of candidate.nameTrades) name = Math.max(name, strength(hit.trade.code) * hit.strength);
  const coded = closeness >= CPV_NEAR ? closeness : 0;
  const deduced = [W.declared * declared, W.activity * activity, W.cpv * coded, W.naf * naf, W.name * name];
  const all = [W.sector * sector, W.sectorGroup * group, ...deduced];
  const best = Math.max(...all);
  const points = best + W.again * (all.reduce((sum, one) => sum + one, 0) - best);
  return { points, any: sector + group + declared + activity + coded + naf + name > 0, closeness };
}

function placeAtBest(candidate: Candidate, ask: Ask): { points: number; surelyWithin: boolean } {
  let points = 0;
  for (const { place } of ask.places) points = Math.max(points, pointsAt(candidate, place, ask));
  const isOne = ask.places.length === 1;
  return {
    points: points + seatAtBest(candidate, ask),
    surelyWithin: isOne && isSurelyWithin(candidate, ask.place),
  };
}

function pointsAt(candidate: Candidate, asked: Place, ask: Ask): number {
  const W = ask.weights.place;
  const home = candidate.profile.place;
  const km = kmBetween(home, asked);
  const tier = sharedTier(home, asked);
  const near = W.near * (km === null ? NEARNESS_WITHOUT_POINT[tier] : nearness(km, ask.decayKm));
  const commune = tier === 'commune' ? W.sameCommune : 0;
  const epci = tier === 'commune' || tier === 'epci' ? W.sameEpci : 0;
  const department = tier === 'none' || tier === 'region' ? 0 : W.sameDepartment;
  return near + commune + epci + department + (candidate.hasArea ? W.insideArea : 0);
}

function seatAtBest(candidate: Candidate, ask: Ask): number {
  if (ask.seat === null) return 0;
  const { nearBuyer, nearBuyerOfWide } = ask.weights.place;
  const home = candidate.profile.place;
  const isWide = ask.places.every(({ place }) => place.commune === null && place.epci === null);
  const km = isWide ? kmBetween(home, ask.seat.place) : null;
  const near = km === null ? NEARNESS_WITHOUT_POINT[sharedTier(home, ask.seat.place)] : nearness(km, ask.decayKm);
  return (isWide ? nearBuyerOfWide : nearBuyer) * near;
}

/** Near enough, and no declared area may leave the place out. */
function isSurelyWithin({ activities, profile }: Candidate, asked: Place): boolean {
  const home = profile.place;
  const tier = sharedTier(home, asked);
  const km = kmBetween(home, asked);
  const isNear = tier === 'commune' || tier === 'epci' || tier === 'department' || (km !== null && km <= PLAUSIBLE_KM);
  return (
    isNear && activities.every(({ source: { area } }) => area === null || coverageOf(area, home, asked) === 'inside')
  );
}

function capacityAtBest({ profile }: Candidate, { facts, weights }: Ask): number {
  const W = weights.capacity;
  const { yearlyAmount, people, freeFrom, smallestOrder = null, largestOrder = null, measures = [] } = profile.capacity;
  let points = people === null ? 0 : W.people;
  if (facts.amount !== null && yearlyAmount !== null) points += W.fits;
  if (facts.amount !== null && (smallestOrder !== null || largestOrder !== null)) points += W.insideOrders;
  if (facts.startsOn !== null && freeFrom !== null) points += W.free;
  if (measures.length > 0) points += W.measureFits;
  return points + (profile.freshOn ? W.fresh : 0);
}

function referencesAtBest({ profile: { references, won = [] } }: Candidate, { weights }: Ask): number {
  const W = weights.references;
  return references.length + won.length === 0 ? 0 : W.similar + W.mostMore + W.near;
}
