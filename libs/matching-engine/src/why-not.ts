import { coverageOf } from './area';
import { understand, type Ask } from './ask';
import { candidateOf, type Candidate } from './candidate';
import { isHolder } from './clause-eligibility';
import { eligibilityOf } from './eligibility';
import { evaluate, isDoubtFromAfar } from './evaluate';
import { liftsOf } from './lifts';
import type { MatchingIndex } from './matching-index';
import { rank } from './rank';
import { placeSignal, roundKm } from './signal-place';
import { tradeSignal } from './signal-trade';
import {
  changed,
  type FactChanges,
  type FailedRule,
  type Lift,
  type Standing,
  type Supposed,
  type WhyNot,
} from './supposed';
import type { Area, OpportunityFacts, RankedSupplier } from './types';

export interface WhyNotOptions {
  /** The day evidence and law are judged on, `YYYY-MM-DD` in Paris */
  today: string;
  /** That of the ranking, so that equal scores turn as they did there */
  seed: string;
  /** Who of those ranked stands in the list that the supplier is placed in; the others take no place. All of them when it is left out */
  isListed?: (ranked: RankedSupplier) => boolean;
}

/**
 * Why a supplier is where it is for an opportunity, or would be if some facts were others. The index is as it was when
 * this returns.
 * @returns null for a supplier that the index does not hold
 */
export function whyNot(
  index: MatchingIndex,
  facts: OpportunityFacts,
  supplierId: string,
  options: WhyNotOptions,
  changes: FactChanges = {},
): WhyNot | null {
  const known = index.profile(supplierId);
  if (known === null) return null;
  const supposed = changed(facts, known, changes);
  const standing = standingOf(index, supposed, options);
  const lifts = liftsOf(standing, supposed, options.today).flatMap((lift): Lift[] => {
    if (lift.changes === null) return [{ ...lift, gives: null }];
    const gives = standingOf(index, changed(supposed.facts, supposed.profile, lift.changes), options);
    return isBetter(gives, standing) ? [{ ...lift, gives }] : [];
  });
  return { standing, lifts };
}

function standingOf(index: MatchingIndex, { facts, profile }: Supposed, options: WhyNotOptions): Standing {
  const { supplierId } = profile;
  const ask = understand(facts);
  const candidate = candidateOf(profile);
  const verdict = evaluate(candidate, ask, options.today);
  if (verdict?.outcome !== 'ranked') {
    const named = verdict?.aside.code;
    return { outcome: 'kept-out', rule: failedRule(candidate, ask, options.today, named) };
  }

  const original = index.profile(supplierId)!;
  const isSupposed = original !== profile;
  if (isSupposed) index.put(profile);
  try {
    const { isListed = () => true } = options;
    const everyone = rank(index, facts, { ...options, limit: Infinity, names: false }).ranked;
    const ranked = everyone.filter((one) => one.supplierId === supplierId || isListed(one));
    const position = ranked.findIndex((one) => one.supplierId === supplierId);
    // The rest is held back because nothing tells what it does, and enough others of whom nothing is known come before
    if (position < 0) return { outcome: 'kept-out', rule: { code: 'rank/too-many-guesses', facts: {} } };
    return { outcome: 'ranked', rank: position + 1, of: ranked.length, supplier: ranked[position]! };
  } finally {
    if (isSupposed) index.put(original);
  }
}

/**
 * In the order of `evaluate`: who it is, where, what it does, what the law says.
 * @param named the rule that it set the supplier aside by, when it resembles the opportunity enough to be named
 */
function failedRule(candidate: Candidate, ask: Ask, today: string, named: string | undefined): FailedRule {
  const { profile } = candidate;
  if (profile.closed) return { code: 'supplier/closed', facts: {} };
  if (ask.facts.excluded?.includes(profile.supplierId)) return { code: 'buyer/excluded', facts: {} };
  if (isHolder(profile, ask.facts)) return { code: 'hours/holder', facts: {} };
  const trade = tradeSignal(candidate, ask);
  const place = placeSignal(candidate, ask, trade.activities);
  const km = place.km === null ? null : roundKm(place.km);
  const where = { km, place: place.asked.communeName };
  if (place.reach !== 'plausible') {
    const areas = (trade.activities.length > 0 ? trade.activities : candidate.activities).map((one) => one.source.area);
    const isOutside = (area: Area | null): boolean =>
      area !== null && coverageOf(area, profile.place, place.asked) === 'outside';
    const excludes = areas.length > 0 && areas.every(isOutside);
    return {
      code: excludes || named === 'place/area-excludes' ? 'place/area-excludes' : 'place/too-far',
      facts: where,
    };
  }
  if (isDoubtFromAfar(trade, place, ask)) return { code: 'place/doubt-from-afar', facts: where };
  if (trade.state === 'missing') {
    return { code: 'trade/other', facts: { activity: candidate.activities[0]?.source.text.trim() || null } };
  }
  const { lever, article, facts } = eligibilityOf(profile.evidence, ask.facts, today);
  return { code: 'status/not-eligible', facts: { lever, article, ...facts } };
}

/** Ranked where it was not, or higher, or with a better score at the same place; a later rule than before is nearer too. */
function isBetter(then: Standing, now: Standing): boolean {
  if (then.outcome === 'kept-out') return now.outcome === 'kept-out' && then.rule.code !== now.rule.code;
  if (now.outcome === 'kept-out') return true;
  return then.rank < now.rank || (then.rank === now.rank && then.supplier.score > now.supplier.score);
}
