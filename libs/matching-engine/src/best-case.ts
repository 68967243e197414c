import { cpvCloseness, KINDS, type Kind } from '#lib/nomenclature';
import { coverageOf } from './area';
import type { Ask } from './ask';
import type { Candidate } from './candidate';
import { eligibilityOf } from './eligibility';
import { kmBetween, nearness } from './geo';
import { sharedTier } from './signal-place';
import { CPV_NEAR } from './signal-trade';
import type { OpportunityFacts, Place } from './types';
import { NEARNESS_WITHOUT_POINT, PLAUSIBLE_KM, WEIGHTS } from './weights';

/** What a candidate can reach at most, told without making a single reason. */
export interface BestCase {
  candidate: Candidate;
  /** No score is above; null when it surely is not ranked */
  score: number | null;
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
  return (candidate) => {
    const signs = signsAtBest(candidate, ask, closeness);
    const words = WEIGHTS.trade.words * Math.min(1, wordsShared(candidate, ask) / 3);
    const kind = candidate.kinds.some((one) => usual.has(one)) ? WEIGHTS.trade.kind : 0;
    const service = candidate.activities.length > 0 ? WEIGHTS.trade.serviceType : 0;
    const trade = signs + words + kind + service;
    const isTied = signs > 0 || words > 0 || candidate.isMute;
    const { points: place, surelyWithin } = placeAtBest(candidate, ask);
    const mayAnswer = eligible === null || candidate.kinds.some((kind) => eligible.has(kind));
    const more = capacityAtBest(candidate, ask.facts) + WEIGHTS.status.eligible + referencesAtBest(candidate);
    const setAside = !surelyWithin || !mayAnswer || !isTied;
    return {
      candidate,
      score: isTied ? trade + place + more + ROUNDING : null,
      aside: setAside ? trade + place + ROUNDING : null,
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

/** Of the signs that a trade is declared, worded, coded or deduced. */
function signsAtBest(candidate: Candidate, ask: Ask, closeness: (cpv: string) => number): number {
  const W = WEIGHTS.trade;
  let [declared, activity, cpv, naf, name] = [0, 0, 0, 0, 0];
  const strength = (trade: string): number => ask.trades.get(trade)?.strength ?? 0;
  for (const { source, trades } of candidate.activities) {
    if (source.trade !== null) declared = Math.max(declared, strength(source.trade));
    for (const hit of trades) activity = Math.max(activity, strength(hit.trade.code) * hit.strength);
    for (const code of source.cpv) cpv = Math.max(cpv, closeness(code));
  }
  for (const hit of candidate.nafTrades) naf = Math.max(naf, strength(hit.trade.code) * hit.strength);
  for (const hit of candidate.nameTrades) name = Math.max(name, strength(hit.trade.code) * hit.strength);
  const coded = cpv >= CPV_NEAR ? W.cpv * cpv : 0;
  const [a, b, d, e] = [W.declared * declared, W.activity * activity, W.naf * naf, W.name * name];
  const best = Math.max(a, b, coded, d, e);
  return best + W.again * (a + b + coded + d + e - best);
}

function wordsShared(candidate: Candidate, ask: Ask): number {
  let shared = 0;
  for (const stem of ask.words.keys()) {
    if (candidate.nameStems.has(stem) || candidate.activities.some(({ stems }) => stems.has(stem))) shared += 1;
  }
  return shared;
}

function placeAtBest(candidate: Candidate, ask: Ask): { points: number; surelyWithin: boolean } {
  const places = [ask.place, ...(ask.facts.otherPlaces ?? [])];
  const all = places.map((asked) => placeAt(candidate, asked, ask.halfDistanceKm));
  return {
    points: Math.max(...all.map(({ points }) => points)),
    surelyWithin: all.length === 1 && all[0]!.surelyWithin,
  };
}

function placeAt(candidate: Candidate, asked: Place, halfKm: number): { points: number; surelyWithin: boolean } {
  const W = WEIGHTS.place;
  const home = candidate.profile.place;
  const km = kmBetween(home, asked);
  const tier = sharedTier(home, asked);
  const near = W.near * (km === null ? NEARNESS_WITHOUT_POINT[tier] : nearness(km, halfKm));
  const tiers =
    tier === 'commune'
      ? W.sameCommune + W.sameEpci + W.sameDepartment
      : tier === 'epci'
        ? W.sameEpci + W.sameDepartment
        : tier === 'department'
          ? W.sameDepartment
          : 0;
  const { hasArea } = candidate;
  const isNear = tier === 'commune' || tier === 'epci' || tier === 'department' || (km !== null && km <= PLAUSIBLE_KM);
  const surelyWithin =
    isNear &&
    (!hasArea ||
      candidate.activities.every(
        ({ source: { area } }) => area === null || coverageOf(area, home, asked) === 'inside',
      ));
  return { points: near + tiers + (hasArea ? W.insideArea : 0), surelyWithin };
}

function capacityAtBest({ profile: { capacity } }: Candidate, facts: OpportunityFacts): number {
  const W = WEIGHTS.capacity;
  const amount = facts.amount !== null && capacity.yearlyAmount !== null ? W.fits : 0;
  const days = facts.startsOn !== null && capacity.freeFrom !== null ? W.free : 0;
  return amount + days + (capacity.people === null ? 0 : W.people);
}

function referencesAtBest({ profile: { references, won = [] } }: Candidate): number {
  const W = WEIGHTS.references;
  return references.length + won.length === 0 ? 0 : W.similar + W.mostMore;
}
