import { understand } from './ask';
import type { MatchingIndex } from './matching-index';
import { groupOf, shortlist, type Judged, type Wanted } from './shortlist';
import type { OpportunityFacts, RankedSupplier, Ranking } from './types';
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
  const wide = options.wide ?? false;
  const ask = understand(facts, options.weights, wide);
  const limit = options.limit ?? MOST_RANKED;
  const wanted: Wanted = { ranked: limit, guesses: wide ? limit : MOST_GUESSES, asides: MOST_SET_ASIDE };
  return inOrder(shortlist(index.gather(ask), ask, options.today, wanted), options.seed, wanted);
}

/** @returns those judged as they are read: the first ones of each, in their order */
export function inOrder({ ranked, guesses, asides }: Judged, seed: string, wanted: Wanted): Ranking {
  const turns = new Map<string, number>();
  const turn = (id: string): number => {
    const known = turns.get(id);
    if (known !== undefined) return known;
    const made = rotation(`${seed} ${id}`);
    turns.set(id, made);
    return made;
  };
  const order = (a: RankedSupplier, b: RankedSupplier): number =>
    groupOf(a) - groupOf(b) ||
    b.score - a.score ||
    turn(a.supplierId) - turn(b.supplierId) ||
    (a.supplierId < b.supplierId ? -1 : 1);
  const kept = [...ranked, ...guesses.sort(order).slice(0, wanted.guesses)].sort(order);
  asides.sort((a, b) => b.score - a.score || (a.aside.supplierId < b.aside.supplierId ? -1 : 1));
  return {
    ranked: kept.slice(0, wanted.ranked),
    setAside: asides.slice(0, wanted.asides).map(({ aside }) => aside),
  };
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
