import type { Ranking, WhyNot } from '#lib/matching-engine';
import type { Match } from './match.entity';

/** A match that may leave in a digest. */
export interface AcceptedMatch {
  id: string;
  opportunityId: string;
  supplierId: string;
  version: number;
  rank: number;
  score: number;
  links: Match['links'];
  eligibility: Match['eligibility'];
}

export interface MatchRunOutcome {
  version: number;
  /** Who is ranked, with their chain, and who resembles the opportunity and was set aside; the latter are not stored */
  ranking: Ranking;
}

/** Where a supplier stands for an opportunity, or would stand, and what became of their match. */
export interface Explanation extends WhyNot {
  /** As it is stored, whatever was supposed; null when they never matched */
  match: Pick<Match, 'state' | 'because'> | null;
}
