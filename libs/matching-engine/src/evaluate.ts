import { sortFew } from '#lib/kernel';
import type { Ask } from './ask';
import type { Candidate } from './candidate';
import { isHolder } from './clause-eligibility';
import { eligibilityFor } from './eligibility';
import { tenth, type Strand } from './reason';
import { capacitySignal } from './signal-capacity';
import { tradeForHours } from './signal-hours';
import { placeSignal, roundKm, type PlaceSignal } from './signal-place';
import { referencesSignal } from './signal-references';
import { statusSignal } from './signal-status';
import { tradeSignal, type TradeSignal } from './signal-trade';
import { saysNoTrade } from './tie-keys';
import type { Band, Eligibility, Link, LinkName, RankedSupplier, SetAside } from './types';
import { BANDS } from './weights';

/** What one supplier is worth for one opportunity: ranked, set aside with a rule, or neither. */
export type Verdict =
  | {
      outcome: 'ranked';
      score: number;
      /** 0 for who may answer, 1 for who must be verified first: they come after, whatever their score */
      group: 0 | 1;
      tradeIsGuess: boolean;
      /** With its reasons, made when asked: most of those judged are never shown */
      supplier: () => RankedSupplier;
    }
  | { outcome: 'set-aside'; score: number; aside: SetAside }
  | null;

/** Closest CPV of a supplier of another trade, from which it resembles the opportunity enough to be named. */
const RESEMBLES = 0.2;

/** Judges one supplier. Hard rules: closed, excluded by the buyer, holder of what it would supply, not eligible to what is reserved, an area that excludes, another trade, too far. */
export function evaluate(candidate: Candidate, ask: Ask, today: string): Verdict {
  return judgeOf(ask, today)(candidate);
}

/** @returns the same for any supplier, what they have in common being read once */
export function judgeOf(ask: Ask, today: string): (candidate: Candidate) => Verdict {
  const excluded = new Set(ask.facts.excluded);
  const eligibilityOf = eligibilityFor(ask.facts, today);
  return (candidate) => {
    const { profile } = candidate;
    if (profile.closed) return null;
    if (excluded.has(profile.supplierId)) return excludedByBuyer(profile.supplierId);
    if (isHolder(profile, ask.facts)) return null;
    const eligibility = eligibilityOf(profile.evidence);
    const trade = tradeForHours(tradeSignal(candidate, ask), ask, eligibility);
    const place = placeSignal(candidate, ask, trade.activities);
    if (place.reach === 'away') return null;

    if (isDoubtFromAfar(trade, place, ask)) return null;
    const aside = ruleAgainst(candidate, trade, place, eligibility);
    if (aside === 'none') return null;
    if (aside) {
      const score = tenth(trade.points + place.points);
      return { outcome: 'set-aside', aside: { supplierId: profile.supplierId, ...aside }, score };
    }
    return verdictOf(candidate, ask, today, { trade, place, eligibility });
  };
}

/** Named before all others, whatever it resembles: its buyer has spoken. */
function excludedByBuyer(supplierId: string): Verdict {
  return { outcome: 'set-aside', aside: { supplierId, code: 'buyer/excluded', facts: {} }, score: Infinity };
}

function verdictOf(
  candidate: Candidate,
  ask: Ask,
  today: string,
  { trade, place, eligibility }: { trade: TradeSignal; place: PlaceSignal; eligibility: Eligibility },
): Verdict {
  const { facts, weights } = ask;
  const { profile, contracts } = candidate;
  const capacity = capacitySignal(profile, facts, weights.capacity, today);
  const status = statusSignal(eligibility, candidate, facts, weights.status, today);
  const references = referencesSignal(contracts, ask);
  const score = tenth(trade.points + place.points + capacity.points + status.points + references.points);
  const bothHeld = trade.state === 'held' && place.state === 'held';
  const mayAnswer = eligibility.answer === 'open' || eligibility.answer === 'eligible';
  return {
    outcome: 'ranked',
    score,
    group: mayAnswer ? 0 : 1,
    tradeIsGuess: trade.isGuess && trade.state !== 'held',
    supplier: () => ({
      supplierId: profile.supplierId,
      score,
      band: bandOf(score, bothHeld),
      links: [
        link('trade', trade),
        link('place', place),
        link('capacity', capacity),
        link('status', status),
        link('references', references),
      ],
      eligibility,
      leavesAlone: bothHeld && mayAnswer,
    }),
  };
}

/**
 * @returns whether nothing but « the whole country » ties a supplier to the place, and nothing sure to the trade: a doubt is worth
 * a question nearby, not everywhere
 */
export function isDoubtFromAfar(trade: TradeSignal, place: PlaceSignal, ask: Ask): boolean {
  return trade.state === 'to-verify' && place.isFromAfar && !ask.isWide && !saysNoTrade(ask);
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

function link(name: LinkName, { state, buyerState, reasons }: Strand): Link {
  const told = sortFew(reasons(), (a, b) => a.points < b.points);
  return buyerState === undefined ? { name, state, reasons: told } : { name, state, buyerState, reasons: told };
}

function bandOf(score: number, bothHeld: boolean): Band {
  if (bothHeld && score >= BANDS['very-likely']) return 'very-likely';
  return bothHeld && score >= BANDS.likely ? 'likely' : 'possible';
}
