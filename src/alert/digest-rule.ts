import { addDays } from '#lib/kernel';
import type { Eligibility } from '#lib/matching-engine';

/** A digest holds at most ten opportunities, best first: more is not read. */
export const DIGEST_LIMIT = 10;
/** Leads stand after, in a section of their own: a few, so that open purchases stay what the mail is about. */
export const LEADS_LIMIT = 5;
/** From this hour in Europe/Paris a digest of the day is due. */
export const DIGEST_HOUR = '08:00';

export interface Candidate {
  matchId: string;
  opportunityId: string;
  version: number;
  score: number;
  eligibility: Eligibility;
  isLead: boolean;
}

/** @returns the first purchases of an ordered list, then the first leads: what one digest tells */
export function toldOf<C extends Pick<Candidate, 'isLead'>>(ordered: readonly C[]): C[] {
  const purchases = ordered.filter(({ isLead }) => !isLead).slice(0, DIGEST_LIMIT);
  return [...purchases, ...ordered.filter(({ isLead }) => isLead).slice(0, LEADS_LIMIT)];
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
