import type { Lever } from '#lib/nomenclature';
import { provenKinds } from './evidence-status';
import { reason, type Strand } from './reason';
import type { Eligibility, OpportunityFacts, Profile, Reason } from './types';
import type { Weights } from './weights';

/** Levers that reserve nothing and that insertion structures answer better than others. */
const INSERTION_LEVERS: readonly Lever[] = ['social-clause', 'insertion-object', 'social-criterion'];
/** Kinds whose people count in the hours of a social clause. */
export const INSERTION_KINDS: readonly string[] = ['ACI', 'EI', 'AI', 'ETTI', 'EITI', 'GEIQ', 'EA', 'EATT', 'ESAT'];

/** The link of status, as eligibility says it; beside, a kind that makes the hours of insertion that a lever asks. */
export function statusSignal(
  eligibility: Eligibility,
  profile: Profile,
  facts: OpportunityFacts,
  weights: Weights['status'],
  today: string,
): Strand {
  const { answer } = eligibility;
  const asked = facts.levers.find((one) => INSERTION_LEVERS.includes(one.lever))?.lever;
  const kind = asked && provenKinds(profile.evidence, today).find((one) => INSERTION_KINDS.includes(one));
  return {
    state: answer === 'open' || answer === 'eligible' ? 'held' : answer === 'to-verify' ? 'to-verify' : 'missing',
    points: (answer === 'eligible' ? weights.eligible : 0) + (kind ? weights.clause : 0),
    reasons: () => [
      answerReason(eligibility, weights),
      ...(kind ? [reason('status/clause', weights.clause, { kind, asked: asked! })] : []),
    ],
  };
}

function answerReason({ answer, lever, article, because, facts }: Eligibility, weights: Weights['status']): Reason {
  if (answer === 'open') return reason('status/open', 0, {});
  const told = { lever, article, because, ...facts };
  return answer === 'eligible'
    ? reason('status/eligible', weights.eligible, told)
    : reason('status/to-verify', 0, told);
}
