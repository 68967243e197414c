import type { Ask } from './ask';
import { bestCaseOf, type BestCase } from './best-case';
import type { Candidate } from './candidate';
import { evaluate, type Verdict } from './evaluate';
import type { RankedSupplier, SetAside } from './types';

/** Suppliers judged, in no order: all who can be among the first ones, and maybe others. */
export interface Judged {
  ranked: RankedSupplier[];
  /** Those of whom no trade is known */
  guesses: RankedSupplier[];
  asides: { aside: SetAside; score: number }[];
}

/** How many of each are wanted. */
export interface Wanted {
  ranked: number;
  guesses: number;
  asides: number;
}

/** @returns 0 for who may answer, 1 for who must be verified first: they come after, whatever their score */
export function groupOf(supplier: RankedSupplier): 0 | 1 {
  const { answer } = supplier.eligibility;
  return answer === 'open' || answer === 'eligible' ? 0 : 1;
}

/**
 * Judges the candidates that can be among the first ones, the most promising first, and leaves the others alone: to be
 * judged costs ten times what it takes to tell that the best case is not good enough.
 */
export function shortlist(candidates: readonly Candidate[], ask: Ask, today: string, wanted: Wanted): Judged {
  const judged: Judged = { ranked: [], guesses: [], asides: [] };
  const bestCase = bestCaseOf(ask, today);
  const tied = [new Steps(), new Steps()] as const;
  const supposed = [new Steps(), new Steps()] as const;
  const toSetAside = new Steps();
  for (const candidate of candidates) {
    const best = bestCase(candidate);
    if (best.score !== null) (best.isGuess ? supposed : tied)[best.group].add(best.score, best);
    if (best.aside !== null) toSetAside.add(best.aside, best);
  }
  const done = new Set<BestCase>();
  const judge = (best: BestCase): void => {
    if (done.has(best)) return;
    done.add(best);
    take(evaluate(best.candidate, ask, today), judged);
  };
  for (const group of [0, 1] as const) {
    tied[group].descend(judge, () => worstOf(judged.ranked, group, wanted.ranked));
    supposed[group].descend(judge, () => worstOf(judged.guesses, group, wanted.guesses));
  }
  const scores = (): number[] => judged.asides.map(({ score }) => score);
  toSetAside.descend(judge, () => nthHighest(scores(), wanted.asides));
  return judged;
}

function take(verdict: Verdict, judged: Judged): void {
  if (verdict === null) return;
  if (verdict.outcome === 'set-aside') judged.asides.push(verdict);
  else (verdict.tradeIsGuess ? judged.guesses : judged.ranked).push(verdict.supplier);
}

/** The score that one of a group must reach to be among the first `wanted`; −∞ as long as there is room. */
function worstOf(found: readonly RankedSupplier[], group: 0 | 1, wanted: number): number {
  const before = group === 0 ? 0 : found.filter((one) => groupOf(one) === 0).length;
  if (before >= wanted) return Infinity;
  const scores = found.filter((one) => groupOf(one) === group).map(({ score }) => score);
  return nthHighest(scores, wanted - before);
}

function nthHighest(scores: number[], nth: number): number {
  if (scores.length < nth) return -Infinity;
  return scores.sort((a, b) => b - a)[nth - 1] ?? Infinity;
}

/** Above all that points add up to. */
const HIGHEST = 1_000;

/** Best cases by whole points, so that they are met from the highest down without being sorted. */
class Steps {
  private readonly steps: BestCase[][] = [];

  add(score: number, best: BestCase): void {
    const step = Math.min(HIGHEST, Math.max(0, Math.floor(score)));
    (this.steps[step] ??= []).push(best);
  }

  /** Visits from the highest down, until no one can reach `worst`. */
  descend(visit: (best: BestCase) => void, worst: () => number): void {
    for (let step = this.steps.length - 1; step >= 0; step -= 1) {
      const all = this.steps[step];
      if (!all) continue;
      if (step + 1 <= worst()) return;
      for (const best of all) visit(best);
    }
  }
}
