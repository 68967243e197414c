import type { Lever } from '#lib/nomenclature';
import { provenKinds } from './evidence-status';
import { reason, type Strand } from './reason';
import type { Eligibility, OpportunityFacts, Profile } from './types';
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
): Strand & { points: number } {
  const { answer, lever, article, because, facts: found } = eligibility;
  const reasons = [
    answer === 'open'
      ? reason('status/open', 0, {})
      : reason(
          answer === 'eligible' ? 'status/eligible' : 'status/to-verify',
          answer === 'eligible' ? weights.eligible : 0,
          {
            lever,
            article,
            because,
            ...found,
          },
        ),
  ];
  const asked = facts.levers.find((one) => INSERTION_LEVERS.includes(one.lever));
  const kind = asked && provenKinds(profile.evidence, today).find((one) => INSERTION_KINDS.includes(one));
  if (asked && kind) reasons.push(reason('status/clause', weights.clause, { kind, asked: asked.lever }));
  const state = answer === 'open' || answer === 'eligible' ? 'held' : answer === 'to-verify' ? 'to-verify' : 'missing';
  return { state, reasons, points: reasons.reduce((sum, one) => sum + one.points, 0) };
}
