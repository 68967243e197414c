import { KINDS } from '#lib/nomenclature';
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
  evidence: 128,
};
const TOLDS = 256;

/** @returns the bits of what a supplier told of its means, its contracts and its kinds */
export function toldBy({ profile: { capacity, references, won = [], evidence, freshOn = null } }: Candidate): number {
  const { yearlyAmount, smallestOrder = null, largestOrder = null, freeFrom, people, measures = [] } = capacity;
  return (
    (yearlyAmount === null ? 0 : TOLD.amount) |
    (smallestOrder === null && largestOrder === null ? 0 : TOLD.orders) |
    (freeFrom === null ? 0 : TOLD.freeFrom) |
    (people === null ? 0 : TOLD.people) |
    (measures.length === 0 ? 0 : TOLD.measures) |
    (freshOn === null ? 0 : TOLD.confirmed) |
    (references.length + won.length === 0 ? 0 : TOLD.contracts) |
    (evidence.length === 0 ? 0 : TOLD.evidence)
  );
}

/** @returns by those bits, the most points that capacity, status, references, and a kind can bring for an opportunity */
export function mostOfTold({ weights, facts, serviceType }: Ask): Float64Array {
  const { capacity: C, status, references, trade } = weights;
  const hasAmount = facts.amount !== null;
  const brought: readonly [number, number][] = [
    [TOLD.amount, hasAmount ? C.fits : 0],
    [TOLD.orders, hasAmount ? C.insideOrders : 0],
    [TOLD.freeFrom, facts.startsOn === null ? 0 : C.free],
    [TOLD.people, C.people],
    [TOLD.measures, C.measureFits],
    [TOLD.confirmed, C.fresh],
    [TOLD.contracts, references.similar + references.mostMore + references.near],
    [TOLD.evidence, trade.kind + (facts.levers.length === 0 && !facts.hoursOwed ? 0 : status.eligible + status.clause)],
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

/** @returns whether a supplier of these kinds may be open or eligible, were all its proofs the best there are; the others come after */
export function mayAnswer({ facts }: Ask, today: string): (kinds: number) => boolean {
  const eligibilityOf = eligibilityFor(facts, today);
  if (eligibilityOf([]).answer === 'open') return () => true;
  const proof = { id: '', source: '', checkedAt: today, validUntil: '9999-12-31' };
  const eligible = KINDS.filter((kind) => eligibilityOf([{ ...proof, kind }]).answer === 'eligible');
  const bits = eligible.reduce((sum, kind) => sum | bitOf(kind), 0);
  return (kinds) => (kinds & bits) !== 0;
}

function bitOf(kind: (typeof KINDS)[number]): number {
  return 1 << KINDS.indexOf(kind);
}
