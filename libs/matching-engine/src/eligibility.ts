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
  return (evidence) => underReservations(evidence, reservations, facts, today);
}

function underReservations(
  evidence: readonly ProfileEvidence[],
  reservations: readonly { lever: Lever; sure: boolean }[],
  facts: AskedStatus,
  today: string,
): Eligibility {
  const answers = reservations.map(({ lever, sure }) => ({
    sure,
    best: bestFor(lever, evidence, facts, today),
  }));
  const sure = answers.filter((answer) => answer.sure).map((answer) => answer.best);
  const unsure = answers.filter((answer) => !answer.sure).map((answer) => answer.best);

  const best = bestOf([...sure, ...unsure]);
  const bestSure = sure.length > 0 ? bestOf(sure) : null;
  if (bestSure?.answer === 'eligible') return together(bestSure, reservations, today);
  if (unsure.length > 0 && (best.answer === 'eligible' || bestSure === null)) {
    const underneath = best.facts.kind === undefined ? {} : { ...best.facts };
    return { ...best, answer: 'to-verify', because: cause('lever/unsure'), facts: underneath };
  }
  return bestSure ?? best;
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

function bestFor(lever: Lever, evidence: readonly ProfileEvidence[], asked: AskedStatus, today: string): Eligibility {
  const all = evidence.flatMap(
    (row) => byEvidence(lever, row, row.denied ? row : denialOf(row, evidence), asked, today) ?? [],
  );
  if (all.length > 0) return bestOf(all);
  return { answer: 'to-verify', lever, article: null, because: cause('evidence/none'), facts: {} };
}

/** @returns null for a kind that would shut the supplier out, and that a source denies: it says nothing */
function byEvidence(
  lever: Lever,
  row: ProfileEvidence,
  denial: ProfileEvidence | null,
  asked: AskedStatus,
  today: string,
): Eligibility | null {
  const cell = eligibilityCell(lever, row.kind, today);
  const facts = { kind: row.kind, evidence: row.id, checkedAt: row.checkedAt, validUntil: row.validUntil };
  const answered = (answer: Eligibility['answer'], because: EligibilityCause): Eligibility => ({
    answer,
    lever,
    article: cell?.article ?? null,
    because,
    facts,
  });
  if (cell === null) return answered('to-verify', 'law/unknown');
  if (cell.answer === 'not-eligible') return denial ? null : answered('not-eligible', 'kind/not-eligible');
  const status = statusOf(row, today);
  if (denial) {
    const found = answered('to-verify', status === 'current' ? 'evidence/contradicted' : 'evidence/denied');
    return { ...found, facts: { ...facts, deniedBy: denial.id, deniedAt: denial.checkedAt } };
  }
  if (cell.answer === 'to-verify') return answered('to-verify', PROOFS[cell.proof ?? 'rule-to-confirm']);
  if (status === 'expired') return answered('to-verify', 'evidence/expired');
  if (status === 'to-verify')
    return answered('to-verify', row.checkedAt === null ? 'evidence/undated' : 'evidence/too-old');
  if (row.validUntil !== null && asked.closesOn !== null && row.validUntil < asked.closesOn) {
    return answered('to-verify', 'evidence/ends-before-deadline');
  }
  const unlisted = cell.needsListedService ? unlistedObject(asked) : null;
  if (unlisted) return { ...answered('to-verify', 'service/unlisted'), facts: { ...facts, ...unlisted } };
  return answered('eligible', 'evidence/valid');
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
const ORDER: readonly string[] = [
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
] satisfies EligibilityCause[];

function bestOf(all: readonly Eligibility[]): Eligibility {
  return all.reduce((best, one) => (compare(one, best) < 0 ? one : best));
}

function compare(a: Eligibility, b: Eligibility): number {
  const order = ORDER.indexOf(a.because) - ORDER.indexOf(b.because);
  if (order !== 0) return order;
  const [x, y] = [`${a.lever} ${a.facts.kind} ${a.facts.evidence}`, `${b.lever} ${b.facts.kind} ${b.facts.evidence}`];
  return x < y ? -1 : x > y ? 1 : 0;
}

const cause = (code: EligibilityCause): EligibilityCause => code;
