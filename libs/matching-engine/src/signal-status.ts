import type { Lever } from '#lib/nomenclature';
import type { Candidate } from './candidate';
import { proves } from './evidence-status';
import { reason, type Strand } from './reason';
import type { Eligibility, OpportunityFacts, Profile, Reason } from './types';
import type { Weights } from './weights';

/** Levers that reserve nothing and that insertion structures answer better than others. */
const INSERTION_LEVERS: readonly Lever[] = ['social-clause', 'insertion-object', 'social-criterion'];
/** Kinds whose people count in the hours of a social clause. */
export const INSERTION_KINDS: readonly string[] = ['ACI', 'EI', 'AI', 'ETTI', 'EITI', 'GEIQ', 'EA', 'EATT', 'ESAT'];

/** The link of status, as eligibility says it; beside, a kind that makes the hours of insertion that a lever asks, and a public body. */
export function statusSignal(
  eligibility: Eligibility,
  { profile, isDeclared }: Candidate,
  facts: OpportunityFacts,
  weights: Weights['status'],
  today: string,
): Strand {
  const { answer } = eligibility;
  const asked = facts.levers.find((one) => INSERTION_LEVERS.includes(one.lever))?.lever;
  const kind = asked && insertionKind(profile, today);
  const isPublic = !isDeclared && isPublicBody(profile);
  return {
    state: answer === 'open' || answer === 'eligible' ? 'held' : answer === 'to-verify' ? 'to-verify' : 'missing',
    points:
      (answer === 'eligible' ? weights.eligible : 0) +
      (kind ? weights.clause : 0) +
      (isPublic ? weights.publicBody : 0),
    reasons: () => [
      answerReason(eligibility, weights),
      ...(kind ? [reason('status/clause', weights.clause, { kind, asked: asked! })] : []),
      ...(isPublic ? [reason('status/public-body', weights.publicBody, {})] : []),
    ],
  };
}

function insertionKind({ evidence }: Profile, today: string): string | undefined {
  return evidence.find((row) => INSERTION_KINDS.includes(row.kind) && proves(row, evidence, today))?.kind;
}

/** @returns whether a supplier is the State, a town, a public establishment: INSEE begins their SIREN with 1 or 2 */
export function isPublicBody({ siret }: Profile): boolean {
  return siret[0] === '1' || siret[0] === '2';
}

function answerReason({ answer, lever, article, because, facts }: Eligibility, weights: Weights['status']): Reason {
  if (answer === 'open') return reason('status/open', 0, {});
  const told = { lever, article, because, ...facts };
  return answer === 'eligible'
    ? reason('status/eligible', weights.eligible, told)
    : reason('status/to-verify', 0, told);
}
