import { understand, type Ask } from './ask';
import type { Candidate } from './candidate';
import { judgeOf } from './evaluate';
import { FirstOnes } from './first-ones';
import type { Gathered, MatchingIndex } from './matching-index';
import type { OpportunityFacts, RankedSupplier, Ranking, SetAside } from './types';
import type { Weights } from './weights';

export interface RankOptions {
  /** The day evidence and law are judged on, `YYYY-MM-DD` in Paris */
  today: string;
  /** Turns equal scores: the same seed gives the same order, another seed another one, so no one is always first */
  seed: string;
  /** Most suppliers ranked, 200 unless told */
  limit?: number;
  /** Other weights than ours, as an ablation gives */
  weights?: Weights;
  /**
   * Widens the list: suppliers of unknown trade are as many as fit, and those of whom another trade was only deduced stand among
   * them. Otherwise the former are at most 20 and the latter none.
   */
  wide?: boolean;
  /** Looks for those who resemble but are set aside, and names them; unless told, it does */
  names?: boolean;
}

export const MOST_RANKED = 200;
/** Suppliers of which no trade is known come after, and are few: they are leads, not answers. */
const MOST_GUESSES = 20;
export const MOST_SET_ASIDE = 50;

/**
 * Who can answer, in order: those who may by law first (open or eligible, then to be verified), then by score, equal
 * scores turned by the seed. The order of `put` and the clock of the machine play no part.
 * @returns those ranked with their chain, and those who resemble but were set aside, the nearest to fit first
 */
export function rank(index: MatchingIndex, facts: OpportunityFacts, options: RankOptions): Ranking {
  const ask = understand(facts, options.weights, options.wide ?? false);
  return rankAmong(index.gather(ask, options.today, options.names ?? true), ask, options);
}

/**
 * Who could not be among those ranked, even if nothing set it aside, is neither judged nor named.
 * @param gathered suppliers by group and the most points that they can score, as `gather` gives those who can have a verdict
 */
export function rankAmong(gathered: Gathered, ask: Ask, options: RankOptions): Ranking {
  const judge = judgeOf(ask, options.today);
  const { seed, limit = MOST_RANKED, names = true } = options;
  const ranked = new FirstOnes<RankedSupplier>(limit, seed);
  const guesses = new FirstOnes<RankedSupplier>(ask.isWide ? limit : MOST_GUESSES, seed);
  const asides = new FirstOnes<SetAside>(MOST_SET_ASIDE, null);
  const place = (candidate: Candidate): void => {
    const verdict = judge(candidate);
    if (verdict === null) return;
    const { supplierId } = candidate.profile;
    const { score } = verdict;
    if (verdict.outcome === 'ranked') {
      const { group, supplier } = verdict;
      (verdict.tradeIsGuess ? guesses : ranked).add({ supplierId, group, score, shown: supplier });
    } else if (names) asides.add({ supplierId, group: 0, score, shown: () => verdict.aside });
  };
  for (const group of [0, 1] as const) {
    const byMost = gathered[group];
    for (let most = byMost.length - 1; most >= 0; most -= 1) {
      const candidates = byMost[most]!;
      if (candidates.length === 0) continue;
      if (!ranked.mayHold(group, most)) break;
      candidates.forEach(place);
    }
  }
  for (const guess of guesses.inOrder()) ranked.add(guess);
  return {
    ranked: ranked.inOrder().map(({ shown }) => shown()),
    setAside: asides.inOrder().map(({ shown }) => shown()),
  };
}

/** @returns the code of the rule that sets a supplier aside, of any that is held; null for one that is ranked, or of whom no rule is told */
export function rulesThatSetAside(
  index: MatchingIndex,
  facts: OpportunityFacts,
  today: string,
): (supplierId: string) => string | null {
  let judge: ReturnType<typeof judgeOf> | undefined;
  return (supplierId) => {
    const candidate = index.candidate(supplierId);
    if (candidate === null) return null;
    judge ??= judgeOf(understand(facts), today);
    const verdict = judge(candidate);
    return verdict?.outcome === 'set-aside' ? verdict.aside.code : null;
  };
}
