import { addDays } from '#lib/kernel';
import type { Eligibility } from '#lib/matching-engine';

/** A digest holds at most ten opportunities, best first: more is not read. */
export const DIGEST_LIMIT = 10;
/** From this hour in Europe/Paris a digest of the day is due. */
export const DIGEST_HOUR = '08:00';

export interface Candidate {
  matchId: string;
  opportunityId: string;
  version: number;
  score: number;
  eligibility: Eligibility;
}

/**
 * @returns the candidates in the order they are told: lots reserved to the supplier's kind first, then by score; ties
 * by id so that the same facts give the same mail
 */
export function inOrder(candidates: readonly Candidate[]): Candidate[] {
  const reserved = (candidate: Candidate): number => (candidate.eligibility.answer === 'eligible' ? 0 : 1);
  return [...candidates].sort(
    (a, b) => reserved(a) - reserved(b) || b.score - a.score || (a.opportunityId < b.opportunityId ? -1 : 1),
  );
}

/**
 * @param last day of the digest before, null when there was none
 * @returns whether a digest is due on a day: each day for `daily`, seven days after the last for `weekly`; never in a pause
 */
export function isDue(
  profile: { rhythm: 'daily' | 'weekly'; pausedUntil: string | null },
  last: string | null,
  today: string,
): boolean {
  if (profile.pausedUntil !== null && today <= profile.pausedUntil) return false;
  if (last === null) return true;
  return today >= addDays(last, profile.rhythm === 'daily' ? 1 : 7);
}
