import { understand, type Ask } from './ask';
import type { Candidate } from './candidate';
import { judgeOf } from './evaluate';
import type { MatchingIndex } from './matching-index';
import type { OpportunityFacts, Ranking } from './types';
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
  return rankAmong(index.gather(ask), ask, options);
}

/** @returns the ranking of some suppliers; `rank` passes those who can have a verdict */
export function rankAmong(candidates: Iterable<Candidate>, ask: Ask, options: RankOptions): Ranking {
  const judge = judgeOf(ask, options.today);
  const limit = options.limit ?? MOST_RANKED;
  const tied: Judged[] = [];
  const guesses: Judged[] = [];
  const asides: Judged[] = [];
  for (const candidate of candidates) {
    const verdict = judge(candidate);
    if (verdict === null) continue;
    const isAside = verdict.outcome === 'set-aside';
    const group = isAside ? 0 : verdict.group;
    // A verdict holds all that its reasons are made of: kept for each, it would cost more than to judge the few that are shown again
    (isAside ? asides : verdict.tradeIsGuess ? guesses : tied).push({ candidate, group, score: verdict.score });
  }
  const seen = firstOf(guesses, ask.isWide ? limit : MOST_GUESSES, options.seed);
  const kept = firstOf([...tied, ...seen], limit, options.seed);
  return {
    ranked: kept.flatMap(({ candidate }) => {
      const verdict = judge(candidate);
      return verdict?.outcome === 'ranked' ? [verdict.supplier()] : [];
    }),
    setAside: firstOf(asides, MOST_SET_ASIDE, null).flatMap(({ candidate }) => {
      const verdict = judge(candidate);
      return verdict?.outcome === 'set-aside' ? [verdict.aside] : [];
    }),
  };
}

/** One that has a verdict, and what orders it. */
interface Judged {
  candidate: Candidate;
  group: 0 | 1;
  score: number;
}

/** @returns the first ones in their order; equal scores turned by the seed, by id without one */
function firstOf(judged: Judged[], wanted: number, seed: string | null): Judged[] {
  const turns = new Map<Judged, number>();
  const turn = (one: Judged): number => {
    const known = turns.get(one);
    if (known !== undefined) return known;
    const made = seed === null ? 0 : rotation(`${seed} ${one.candidate.profile.supplierId}`);
    turns.set(one, made);
    return made;
  };
  const order = (a: Judged, b: Judged): number =>
    a.group - b.group ||
    b.score - a.score ||
    turn(a) - turn(b) ||
    (a.candidate.profile.supplierId < b.candidate.profile.supplierId ? -1 : 1);
  return notBelow(judged, wanted).sort(order).slice(0, wanted);
}

/** Above any score, so that a group stands before another. */
const GROUP = 1e6;

/** @returns those among whom the first `wanted` are, so that few are sorted with care */
function notBelow(judged: Judged[], wanted: number): Judged[] {
  if (judged.length <= 2 * wanted) return judged;
  const height = ({ group, score }: Judged): number => score - group * GROUP;
  const least = Float64Array.from(judged, height).sort()[judged.length - wanted]!;
  return judged.filter((one) => height(one) >= least);
}

/** FNV-1a on 32 bits, mixed at the end as MurmurHash3 does: without it, of ids that begin alike some come first twice as often. */
function rotation(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) {
    hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193) >>> 0;
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
