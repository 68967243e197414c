import { clauseCell, sirenOf, type ClauseCell, type ClauseModality } from '#lib/nomenclature';
import { denialOf, statusOf } from './evidence-status';
import type { Eligibility, HoursOwed, OpportunityFacts, Profile, ProfileEvidence } from './types';

/** Why a supplier may, or may not, supply the hours of a social clause; rendered by `renderEligibility`. */
export type ClauseCause =
  | 'clause/work'
  | 'clause/staff'
  | 'clause/to-confirm'
  | 'clause/prison'
  | 'clause/unsure'
  | 'clause/kind'
  | 'clause/none';

/** Nearest to supplying them first. Between the two ways, staff made available suits a contract of any trade. */
const ORDER: readonly string[] = [
  'clause/staff',
  'clause/work',
  'evidence/too-old',
  'evidence/undated',
  'evidence/expired',
  'evidence/contradicted',
  'clause/to-confirm',
  'clause/prison',
  'evidence/denied',
  'clause/kind',
];

/**
 * May a supplier supply hours of insertion that the holder of a contract owes: by its own work as a sub-contractor, or by
 * staff made available to the holder, as the table of clauses says by kind. Its proof is judged today: there is no deadline
 * that it must reach. Without a proof of a kind that can, it is not eligible; a mere denial is no proof.
 */
export function clauseEligibilityOf(evidence: readonly ProfileEvidence[], owed: HoursOwed, today: string): Eligibility {
  const none: Eligibility = answered('not-eligible', 'clause/none', {});
  const proofs = evidence.filter((row) => !row.denied);
  const all = proofs.flatMap((row) => [
    byEvidence('staff', row, evidence, today),
    byEvidence('work', row, evidence, today),
  ]);
  const best = all.reduce((found, one) => (compare(one, found) < 0 ? one : found), none);
  if (owed.sure || best.answer === 'not-eligible') return best;
  return best.answer === 'eligible' ? { ...best, answer: 'to-verify', because: 'clause/unsure' } : best;
}

/** @returns whether a supplier, by whichever of its establishments, holds the contract whose hours are looked for */
export function isHolder({ siret }: Profile, { hoursOwed }: Pick<OpportunityFacts, 'hoursOwed'>): boolean {
  return hoursOwed?.holders?.includes(sirenOf(siret)) ?? false;
}

function byEvidence(
  modality: ClauseModality,
  row: ProfileEvidence,
  evidence: readonly ProfileEvidence[],
  today: string,
): Eligibility {
  const { answer } = clauseCell(modality, row.kind);
  const facts = { kind: row.kind, modality, evidence: row.id, checkedAt: row.checkedAt, validUntil: row.validUntil };
  if (answer === 'no' || answer === 'not-offered') return answered('not-eligible', 'clause/kind', facts);
  const status = statusOf(row, today);
  const denial = denialOf(row, evidence);
  if (denial) {
    const because = status === 'current' ? 'evidence/contradicted' : 'evidence/denied';
    return answered('to-verify', because, { ...facts, deniedBy: denial.id, deniedAt: denial.checkedAt });
  }
  if (status === 'expired') return answered('to-verify', 'evidence/expired', facts);
  if (status === 'to-verify')
    return answered('to-verify', row.checkedAt === null ? 'evidence/undated' : 'evidence/too-old', facts);
  return byCell(answer, modality, facts);
}

function byCell(answer: ClauseCell['answer'], modality: ClauseModality, facts: Eligibility['facts']): Eligibility {
  if (answer === 'prison-only') return answered('to-verify', 'clause/prison', facts);
  if (answer === 'to-verify') return answered('to-verify', 'clause/to-confirm', facts);
  return answered('eligible', `clause/${modality}`, facts);
}

function answered(answer: Eligibility['answer'], because: string, facts: Eligibility['facts']): Eligibility {
  return { answer, lever: 'social-clause', article: null, because, facts };
}

function compare(a: Eligibility, b: Eligibility): number {
  const rank = ({ because }: Eligibility): number => {
    const place = ORDER.indexOf(because);
    return place === -1 ? ORDER.length : place;
  };
  if (rank(a) !== rank(b)) return rank(a) - rank(b);
  const [x, y] = [`${a.facts.kind} ${a.facts.evidence}`, `${b.facts.kind} ${b.facts.evidence}`];
  return x < y ? -1 : x > y ? 1 : 0;
}
