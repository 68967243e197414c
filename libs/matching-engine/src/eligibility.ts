import {
  eligibilityCell,
  jointReservationAllowed,
  JOINT_RESERVATION,
  listedService,
  type EligibilityCell,
  type Lever,
} from '#lib/nomenclature';
import { clauseEligibilityOf, type ClauseCause } from './clause-eligibility';
import { denialOf, statusOf } from './evidence-status';
import type { Eligibility, OpportunityFacts, ProfileEvidence } from './types';

/** Why an eligibility is what it is; rendered by `renderEligibility`. */
export type EligibilityCause =
  | 'status/open'
  | 'evidence/valid'
  | 'evidence/ends-before-deadline'
  | 'evidence/expired'
  | 'evidence/too-old'
  | 'evidence/undated'
  | 'evidence/contradicted'
  | 'evidence/denied'
  | 'evidence/none'
  | 'proof/share-of-half'
  | 'proof/ess'
  | 'rule/to-confirm'
  | 'article/missing'
  | 'service/unlisted'
  | 'lever/unsure'
  | 'levers/not-together'
  | 'law/unknown'
  | 'kind/not-eligible'
  | ClauseCause;

export const OPEN: Eligibility = { answer: 'open', lever: null, article: null, because: 'status/open', facts: {} };

/** What eligibility looks at of an opportunity; without `cpv`, what a status is worth whatever the object. */
export type AskedStatus = Pick<OpportunityFacts, 'levers' | 'closesOn' | 'hoursOwed'> &
  Partial<Pick<OpportunityFacts, 'cpv' | 'nature'>>;

/**
 * May a supplier answer, by what is reserved and by its evidence on that day.
 * Nothing reserved: open, no status asked. Otherwise eligible by an evidence that is current today, does not end before
 * the deadline and that no other source denies; a doubt about the evidence, the law or the lever itself is to be
 * verified. A kind that a source denies after the last proof of it is not proven at all: it neither opens nor shuts a lot.
 * L2113-15 is for services of a list: where the object is given, one that we do not find in it is to be verified.
 */
export function eligibilityOf(evidence: readonly ProfileEvidence[], facts: AskedStatus, today: string): Eligibility {
  return eligibilityFor(facts, today)(evidence);
}

/** @returns the same for any supplier, what is reserved being read once */
export function eligibilityFor(
  facts: AskedStatus,
  today: string,
): (evidence: readonly ProfileEvidence[]) => Eligibility {
  const { hoursOwed } = facts;
  if (hoursOwed) return (evidence) => clauseEligibilityOf(evidence, hoursOwed, today);
  const reservations = reservationsOf(facts.levers);
  if (reservations.length === 0) return () => OPEN;
  const sure = reservations.filter((one) => one.sure).map(({ lever }) => lever);
  const unsure = reservations.filter((one) => !one.sure).map(({ lever }) => lever);
  return (evidence) => {
    const bestSure = bestOf(sure, evidence, facts, today);
    if (bestSure?.answer === 'eligible') return together(bestSure, reservations, today);
    const bestUnsure = bestOf(unsure, evidence, facts, today);
    if (bestUnsure === null) return bestSure!;
    const best = bestSure === null || compare(bestUnsure, bestSure) < 0 ? bestUnsure : bestSure;
    if (best.answer !== 'eligible' && bestSure !== null) return bestSure;
    const underneath = best.facts.kind === undefined ? {} : { ...best.facts };
    return { ...best, answer: 'to-verify', because: cause('lever/unsure'), facts: underneath };
  };
}

/** An article named beside a mere « réservé » is the one that reserves. */
function reservationsOf(levers: OpportunityFacts['levers']): { lever: Lever; sure: boolean }[] {
  const reserved = new Map<Lever, boolean>();
  for (const { lever, sure } of levers) {
    if (lever.startsWith('reserved-')) reserved.set(lever, sure || (reserved.get(lever) ?? false));
  }
  const named = [...reserved].filter(([lever]) => lever !== 'reserved-unspecified');
  const counted = named.length > 0 ? named : [...reserved];
  return counted.map(([lever, sure]) => ({ lever, sure })).sort((a, b) => (a.lever < b.lever ? -1 : 1));
}

/** 12 and 13 stand together since the ASAP law; no other pair does (L2113-14), so a person must read the notice. */
function together(best: Eligibility, reservations: readonly { lever: Lever }[], today: string): Eligibility {
  if (reservations.length === 1) return best;
  const pair = reservations.map(({ lever }) => lever).join(' ');
  if (pair === 'reserved-disability reserved-insertion' && jointReservationAllowed(today)) return best;
  return {
    ...best,
    answer: 'to-verify',
    because: cause('levers/not-together'),
    facts: { ...best.facts, rule: JOINT_RESERVATION.article },
  };
}

/** @returns the nearest to eligible that evidence is by any of these levers, null without any */
function bestOf(
  levers: readonly Lever[],
  evidence: readonly ProfileEvidence[],
  asked: AskedStatus,
  today: string,
): Eligibility | null {
  let best: Eligibility | null = null;
  for (const lever of levers) {
    const found = bestFor(lever, evidence, asked, today);
    if (best === null || compare(found, best) < 0) best = found;
  }
  return best;
}

function bestFor(lever: Lever, evidence: readonly ProfileEvidence[], asked: AskedStatus, today: string): Eligibility {
  let best: ProfileEvidence | null = null;
  let because: EligibilityCause = 'evidence/none';
  for (const row of evidence) {
    const found = causeOf(lever, row, evidence, asked, today);
    if (found === null) continue;
    const order = best === null ? -1 : ORDER.get(found)! - ORDER.get(because)!;
    if (order < 0 || (order === 0 && `${row.kind} ${row.id}` < `${best!.kind} ${best!.id}`))
      [best, because] = [row, found];
  }
  if (best === null) return { answer: 'to-verify', lever, article: null, because, facts: {} };
  return {
    answer: because === 'evidence/valid' ? 'eligible' : because === 'kind/not-eligible' ? 'not-eligible' : 'to-verify',
    lever,
    article: eligibilityCell(lever, best.kind, today)?.article ?? null,
    because,
    facts: factsOf(best, because, evidence, asked),
  };
}

/** @returns what a row makes of who has it; null for a kind that would shut the supplier out, and that a source denies: it says nothing */
function causeOf(
  lever: Lever,
  row: ProfileEvidence,
  evidence: readonly ProfileEvidence[],
  asked: AskedStatus,
  today: string,
): EligibilityCause | null {
  const cell = eligibilityCell(lever, row.kind, today);
  if (cell === null) return 'law/unknown';
  const isDenied = deniedBy(row, evidence) !== null;
  if (cell.answer === 'not-eligible') return isDenied ? null : 'kind/not-eligible';
  const status = statusOf(row, today);
  if (isDenied) return status === 'current' ? 'evidence/contradicted' : 'evidence/denied';
  if (cell.answer === 'to-verify') return PROOFS[cell.proof ?? 'rule-to-confirm'];
  if (status === 'expired') return 'evidence/expired';
  if (status === 'to-verify') return row.checkedAt === null ? 'evidence/undated' : 'evidence/too-old';
  if (row.validUntil !== null && asked.closesOn !== null && row.validUntil < asked.closesOn)
    return 'evidence/ends-before-deadline';
  return cell.needsListedService && unlistedObject(asked) ? 'service/unlisted' : 'evidence/valid';
}

function factsOf(
  row: ProfileEvidence,
  because: EligibilityCause,
  evidence: readonly ProfileEvidence[],
  asked: AskedStatus,
): Eligibility['facts'] {
  const { kind, id, checkedAt, validUntil } = row;
  const facts = { kind, evidence: id, checkedAt, validUntil };
  if (because === 'service/unlisted') return { ...facts, ...unlistedObject(asked) };
  if (because !== 'evidence/contradicted' && because !== 'evidence/denied') return facts;
  const denial = deniedBy(row, evidence)!;
  return { ...facts, deniedBy: denial.id, deniedAt: denial.checkedAt };
}

/** @returns the row that denies a kind: itself, or one of another source */
function deniedBy(row: ProfileEvidence, evidence: readonly ProfileEvidence[]): ProfileEvidence | null {
  return row.denied ? row : denialOf(row, evidence);
}

/** @returns what keeps an object from being found in the list of L2113-15, null when it is in it or when none is given */
function unlistedObject({ cpv, nature = null }: AskedStatus): Eligibility['facts'] | null {
  if (cpv === undefined) return null;
  if (nature === 'works' || nature === 'supplies') return { nature };
  const list = listedService(cpv);
  return list === 'listed' ? null : { cpv: cpv[0] ?? null, list };
}

const PROOFS: Readonly<Record<NonNullable<EligibilityCell['proof']>, EligibilityCause>> = {
  'share-of-half': 'proof/share-of-half',
  ess: 'proof/ess',
  'rule-to-confirm': 'rule/to-confirm',
  article: 'article/missing',
};

/** Nearest to eligible first; between equal answers, what is quickest to lift. A kind denied is as if it were not there. */
const ORDER: ReadonlyMap<string, number> = new Map(
  (
    [
      'evidence/valid',
      'service/unlisted',
      'evidence/ends-before-deadline',
      'evidence/too-old',
      'evidence/undated',
      'evidence/expired',
      'evidence/contradicted',
      'article/missing',
      'rule/to-confirm',
      'proof/ess',
      'proof/share-of-half',
      'law/unknown',
      'evidence/none',
      'kind/not-eligible',
      'evidence/denied',
    ] satisfies EligibilityCause[]
  ).map((code, at) => [code, at]),
);

function compare(a: Eligibility, b: Eligibility): number {
  const order = ORDER.get(a.because)! - ORDER.get(b.because)!;
  if (order !== 0) return order;
  const [x, y] = [`${a.lever} ${a.facts.kind} ${a.facts.evidence}`, `${b.lever} ${b.facts.kind} ${b.facts.evidence}`];
  return x < y ? -1 : x > y ? 1 : 0;
}

const cause = (code: EligibilityCause): EligibilityCause => code;
