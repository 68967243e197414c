import {
  environmentRulesOn,
  formalThresholdOn,
  SHORT_WORKS_MONTHS,
  SOCIAL_EXCEPTIONS,
  socialConditionOn,
  validOn,
  type SocialException,
} from '#lib/nomenclature';
import type { AdviceFacts, AskedFact, LawRef } from './facts';
import { lawRef } from './grounds';
import { assessedValue, leastValue } from './value';

/**
 * What is owed when no social condition is set (loi Climat et résilience, article 35). `not-in-force` before its day;
 * `set`: one is set; `not-required`: under the formal threshold; `required`: a condition, or a written justification;
 * `unknown`: `questions` are to be answered first or, without any, we know no threshold for that day.
 */
export interface Justification {
  status: 'not-in-force' | 'set' | 'not-required' | 'required' | 'unknown';
  law: LawRef | null;
  /** The formal threshold and the value compared to it, when both are known */
  limit: number | null;
  value: number | null;
  /** What may be written in the file instead; `fits`: the facts say that this one may be invoked */
  exceptions: { exception: SocialException; means: string; fits: boolean; law: LawRef }[];
  questions: AskedFact[];
  /** What the same article asks of every contract about the environment */
  environment: { law: LawRef; means: string }[];
}

/** @returns what to justify, for a public buyer, by the law of the day */
export function justificationOf(facts: AdviceFacts): Justification {
  const { buyer, nature, day, chosen } = facts;
  const environment = environmentRulesOn(day).map((row) => ({ law: lawRef(row), means: row.means }));
  const rule = socialConditionOn(day);
  const nothing = { law: rule && lawRef(rule), limit: null, value: null, exceptions: [], questions: [], environment };
  if (rule === null) return { ...nothing, status: 'not-in-force' };
  if (chosen.some((lever) => lever === 'social-clause' || lever === 'insertion-object'))
    return { ...nothing, status: 'set' };
  if (buyer === null || nature === null || buyer === 'private') {
    const questions: AskedFact[] = [
      ...(facts.yearTotal === null ? (['year-total'] as const) : []),
      ...(buyer === null ? (['buyer'] as const) : []),
      ...(nature === null ? (['nature'] as const) : []),
    ];
    return { ...nothing, status: 'unknown', questions };
  }
  const limit = formalThresholdOn(buyer, nature, day)?.euros ?? null;
  const value = assessedValue(facts);
  if (limit !== null && leastValue(facts) >= limit)
    return { ...nothing, status: 'required', limit, value: leastValue(facts), exceptions: exceptionsOf(facts) };
  // An answer would not help where the threshold of that day is what is not known
  if (limit === null) return { ...nothing, status: 'unknown' };
  if (value === null)
    return { ...nothing, status: 'unknown', limit, questions: facts.yearTotal === null ? ['year-total'] : ['amount'] };
  return { ...nothing, status: 'not-required', limit, value };
}

function exceptionsOf({ day, nature, durationMonths }: AdviceFacts): Justification['exceptions'] {
  return SOCIAL_EXCEPTIONS.filter((row) => validOn(row, day)).map((row) => ({
    exception: row.exception,
    means: row.means,
    fits:
      row.exception === 'short-works' &&
      nature === 'works' &&
      durationMonths !== null &&
      durationMonths < SHORT_WORKS_MONTHS,
    law: lawRef(row),
  }));
}
