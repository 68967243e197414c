import type { Ask } from './ask';
import type { Candidate } from './candidate';
import { eligibilityOf } from './eligibility';
import type { Strand } from './reason';
import { tenth } from './reason';
import { isHolder } from './clause-eligibility';
import { capacitySignal } from './signal-capacity';
import { tradeForHours } from './signal-hours';
import { isAway, placeSignal, roundKm, type PlaceSignal } from './signal-place';
import { contractsOf, referencesSignal } from './signal-references';
import { statusSignal } from './signal-status';
import { tradeSignal, type TradeSignal } from './signal-trade';
import type { Band, Eligibility, Link, LinkName, RankedSupplier, SetAside } from './types';
import { BANDS } from './weights';

/** What one supplier is worth for one opportunity: ranked, set aside with a rule, or neither. */
export type Verdict =
  | { outcome: 'ranked'; supplier: RankedSupplier; tradeIsGuess: boolean }
  | { outcome: 'set-aside'; aside: SetAside; score: number }
  | null;

/** Closest CPV of a supplier of another trade, from which it resembles the opportunity enough to be named. */
export const RESEMBLES = 0.2;

/** Judges one supplier. Hard rules: closed, excluded by the buyer, holder of what it would supply, not eligible to what is reserved, an area that excludes, another trade, too far. */
export function evaluate(candidate: Candidate, ask: Ask, today: string): Verdict {
  const { profile } = candidate;
  if (profile.closed) return null;
  if (ask.facts.excluded?.includes(profile.supplierId)) return excluded(profile.supplierId);
  if (isHolder(profile, ask.facts) || isAway(candidate, ask)) return null;
  const where = placeSignal(candidate, ask, []);
  if (where.reach === 'away') return null;
  const eligibility = eligibilityOf(profile.evidence, ask.facts, today);
  const trade = tradeForHours(tradeSignal(candidate, ask), ask, eligibility);
  const place =
    trade.activities.length > 0 && candidate.hasArea ? placeSignal(candidate, ask, trade.activities) : where;
  if (place.reach === 'away') return null;

  const aside = ruleAgainst(candidate, trade, place, eligibility);
  if (aside) {
    if (aside === 'none') return null;
    return {
      outcome: 'set-aside',
      aside: { supplierId: profile.supplierId, ...aside },
      score: trade.points + place.points,
    };
  }
  const capacity = capacitySignal(profile, ask.facts, ask.weights.capacity, today);
  const status = statusSignal(eligibility, profile, ask.facts, ask.weights.status, today);
  const references = referencesSignal(contractsOf(profile), ask);
  const score = tenth(trade.points + place.points + capacity.points + status.points + references.points);
  const links = [
    link('trade', trade),
    link('place', place),
    link('capacity', capacity),
    link('status', status),
    link('references', references),
  ];
  const bothHeld = trade.state === 'held' && place.state === 'held';
  const supplier: RankedSupplier = {
    supplierId: profile.supplierId,
    score,
    band: bandOf(score, bothHeld),
    links,
    eligibility,
    leavesAlone: bothHeld && (eligibility.answer === 'open' || eligibility.answer === 'eligible'),
  };
  return { outcome: 'ranked', supplier, tradeIsGuess: trade.isGuess && trade.state !== 'held' };
}

/** Named before all others, whatever it resembles: its buyer has spoken. */
function excluded(supplierId: string): Verdict {
  return { outcome: 'set-aside', aside: { supplierId, code: 'buyer/excluded', facts: {} }, score: Infinity };
}

function ruleAgainst(
  candidate: Candidate,
  trade: TradeSignal,
  place: PlaceSignal,
  eligibility: Eligibility,
): Omit<SetAside, 'supplierId'> | 'none' | null {
  if (trade.state === 'missing') {
    const resembles = trade.cpvCloseness >= RESEMBLES && place.reach === 'plausible' && place.state === 'held';
    const activity = candidate.activities[0]?.source.text ?? null;
    return resembles ? { code: 'trade/other', facts: { activity } } : 'none';
  }
  const km = place.km === null ? null : roundKm(place.km);
  // A trade that is only supposed is no reason to name who lies out of reach
  if (trade.state !== 'held' && place.reach !== 'plausible') return 'none';
  if (place.reach === 'excluded') return { code: 'place/area-excludes', facts: { km } };
  if (place.reach === 'far') return { code: 'place/too-far', facts: { km } };
  if (eligibility.answer === 'not-eligible') {
    const { lever, article, facts } = eligibility;
    return { code: 'status/not-eligible', facts: { lever, article, ...facts } };
  }
  return null;
}

function link(name: LinkName, strand: Strand): Link {
  const reasons = [...strand.reasons].sort((a, b) => b.points - a.points);
  const { state, buyerState } = strand;
  return { name, state, ...(buyerState === undefined ? {} : { buyerState }), reasons };
}

function bandOf(score: number, bothHeld: boolean): Band {
  if (bothHeld && score >= BANDS['very-likely']) return 'very-likely';
  return bothHeld && score >= BANDS.likely ? 'likely' : 'possible';
}
