import { KINDS, type Kind } from '#lib/nomenclature';
import type { Ask } from './ask';
import type { Candidate } from './candidate';
import { eligibilityFor } from './eligibility';

/** What a supplier told of itself, as bits: what it did not tell brings it nothing. */
const TOLD = {
  amount: 1,
  orders: 2,
  freeFrom: 4,
  people: 8,
  measures: 16,
  confirmed: 32,
  contracts: 64,
};
const TOLDS = 128;

/** @returns the bits of what a supplier told of its means and its contracts */
export function toldBy({ profile: { capacity, references, won = [], freshOn = null } }: Candidate): number {
  const { yearlyAmount, smallestOrder = null, largestOrder = null, freeFrom, people, measures = [] } = capacity;
  return (
    (yearlyAmount === null ? 0 : TOLD.amount) |
    (smallestOrder === null && largestOrder === null ? 0 : TOLD.orders) |
    (freeFrom === null ? 0 : TOLD.freeFrom) |
    (people === null ? 0 : TOLD.people) |
    (measures.length === 0 ? 0 : TOLD.measures) |
    (freshOn === null ? 0 : TOLD.confirmed) |
    (references.length + won.length === 0 ? 0 : TOLD.contracts)
  );
}

/** @returns by those bits, the most points that capacity and references can bring for an opportunity */
export function mostOfTold({ weights, facts, serviceType }: Ask): Float64Array {
  const { capacity: C, references, trade } = weights;
  const hasAmount = facts.amount !== null;
  const brought: readonly [number, number][] = [
    [TOLD.amount, hasAmount ? C.fits : 0],
    [TOLD.orders, hasAmount ? C.insideOrders : 0],
    [TOLD.freeFrom, facts.startsOn === null ? 0 : C.free],
    [TOLD.people, C.people],
    [TOLD.measures, C.measureFits],
    [TOLD.confirmed, C.fresh],
    [TOLD.contracts, references.similar + references.mostMore + references.near],
  ];
  const always = serviceType === null ? 0 : Math.max(0, trade.serviceType);
  return Float64Array.from({ length: TOLDS }, (_, told) =>
    brought.reduce((sum, [bit, points]) => sum + ((told & bit) === 0 ? 0 : Math.max(0, points)), always),
  );
}

/** @returns the kinds that any source says a supplier is of, as bits */
export function kindsTold({ profile: { evidence } }: Candidate): number {
  return evidence.reduce((bits, { kind, denied }) => (denied ? bits : bits | bitOf(kind)), 0);
}

/** What kinds give at best for an opportunity, were all proofs the best there are. */
export interface BestOfKinds {
  /** 1 for those that must be verified first: they come after */
  group: 0 | 1;
  /** Points of status, and of what structures of these kinds usually do */
  most: number;
}

/** @returns what kinds, told as bits, give at best for an opportunity; each set of kinds is weighed once */
export function bestOfKinds(ask: Ask, today: string): (kinds: number) => BestOfKinds {
  const { facts, weights } = ask;
  const eligibilityOf = eligibilityFor(facts, today);
  const isOpen = eligibilityOf([]).answer === 'open';
  const proof = { id: '', source: '', checkedAt: today, validUntil: '9999-12-31' };
  const isEligible = (kind: Kind): boolean => eligibilityOf([{ ...proof, kind }]).answer === 'eligible';
  const eligible = isOpen ? 0 : KINDS.filter(isEligible).reduce((bits, kind) => bits | bitOf(kind), 0);
  const clause = facts.levers.length === 0 ? 0 : Math.max(0, weights.status.clause);
  const known = new Map<number, BestOfKinds>();
  return (kinds) => {
    const before = known.get(kinds);
    if (before) return before;
    const mayBeEligible = (kinds & eligible) !== 0;
    const status = (kinds === 0 ? 0 : clause) + (mayBeEligible ? Math.max(0, weights.status.eligible) : 0);
    const best = { group: isOpen || mayBeEligible ? 0 : 1, most: status + mostOfUsual(ask, kinds) } as const;
    known.set(kinds, best);
    return best;
  };
}

function mostOfUsual({ trades, weights }: Ask, kinds: number): number {
  let most = 0;
  for (const { trade, strength } of trades.values()) {
    const rank = trade.typicalKinds.findIndex((kind) => (kinds & bitOf(kind)) !== 0);
    if (rank >= 0) most = Math.max(most, weights.trade.kind * strength * (1 - rank / 8));
  }
  return most;
}

function bitOf(kind: Kind): number {
  return 1 << KINDS.indexOf(kind);
}
