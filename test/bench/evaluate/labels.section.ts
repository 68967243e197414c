import { existsSync, readFileSync } from 'node:fs';
import { notEvaluated, share, signed, type Asked, type Section } from './section';

const PART = 'labelled set';

/** What is read of a line of `maillon matches export` (`src/api/exports/README.md`). */
interface LabelledLine {
  opportunity: { ref: string };
  score: number;
  links: { reasons: { code: string; points: number }[] }[];
  verdict: { value: 'accepted' | 'rejected' } | null;
  answer: { value: 'interested' | 'not-for-me' } | null;
}

/** A match that people found right or wrong. */
export interface Labelled {
  ref: string;
  score: number;
  /** Points of each code of reason */
  points: ReadonlyMap<string, number>;
  isRight: boolean;
}

/** The labelled set of an instance: what the score, and each signal in it, is worth against what people said. */
export function labelsSection({ labels }: Asked): Section {
  if (labels === undefined) return notEvaluated(PART, 'none given (--labels FILE, of maillon matches export)');
  if (!existsSync(labels)) return notEvaluated(PART, `${labels} does not exist`);
  const { known, refused } = readLabels(readFileSync(labels, 'utf8'));
  const pairs = pairsOf(known);
  const right = known.filter(({ isRight }) => isRight).length;
  const figures = pairs.length === 0 ? 'no opportunity with both right and wrong' : `AUC ${share(worth(pairs, null))}`;
  const rows = [
    { part: PART, of: `${right} right, ${known.length - right} wrong`, count: known.length, figures, aim: '' },
  ];
  return { rows, details: [...refused, ...ablation(known, pairs)] };
}

/**
 * The supplier's word counts before the officer's: it knows whether the work is for it.
 * @returns the lines that can be used, and a sentence for each that cannot
 */
export function readLabels(text: string): { known: Labelled[]; refused: string[] } {
  const known: Labelled[] = [];
  const refused: string[] = [];
  for (const [at, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue;
    try {
      const { opportunity, score, links, verdict, answer } = JSON.parse(line) as LabelledLine;
      const points = new Map<string, number>();
      for (const one of links.flatMap(({ reasons }) => reasons)) {
        points.set(one.code, (points.get(one.code) ?? 0) + one.points);
      }
      if (typeof score !== 'number' || (verdict ?? answer ?? null) === null) throw new Error('neither score nor word');
      const isRight = answer ? answer.value === 'interested' : verdict!.value === 'accepted';
      known.push({ ref: opportunity.ref, score, points, isRight });
    } catch (error) {
      refused.push(`labelled set, line ${at + 1} is left out: ${(error as Error).message}`);
    }
  }
  return { known, refused };
}

type Pair = readonly [right: Labelled, wrong: Labelled];

/** Within one opportunity only: scores of two opportunities say nothing of each other. */
export function pairsOf(known: readonly Labelled[]): Pair[] {
  const byRef = new Map<string, Labelled[]>();
  for (const one of known) byRef.set(one.ref, [...(byRef.get(one.ref) ?? []), one]);
  return [...byRef.values()].flatMap((of) =>
    of
      .filter(({ isRight }) => isRight)
      .flatMap((right) => of.filter((one) => !one.isRight).map((wrong) => [right, wrong] as const)),
  );
}

/** @returns the share of pairs where the right one stands above, a tie being half, without the points of one code */
export function worth(pairs: readonly Pair[], without: string | null): number {
  return pairs.reduce((sum, pair) => sum + standing(pair, without), 0) / Math.max(1, pairs.length);
}

function standing([right, wrong]: Pair, without: string | null): number {
  const of = ({ score, points }: Labelled): number => score - (without === null ? 0 : (points.get(without) ?? 0));
  // Points are tenths; a difference of rounding is none
  const apart = of(right) - of(wrong);
  return Math.abs(apart) < 0.05 ? 0.5 : apart > 0 ? 1 : 0;
}

function ablation(known: readonly Labelled[], pairs: readonly Pair[]): string[] {
  if (pairs.length === 0) return [];
  const codes = [...new Set(known.flatMap(({ points }) => [...points.keys()]))].sort();
  const base = worth(pairs, null);
  const lines = codes.map((code) => {
    const moved = pairs.map((pair) => standing(pair, code) - standing(pair, null));
    const [better, worse] = [moved.filter((one) => one > 0).length, moved.filter((one) => one < 0).length];
    return `${code.padEnd(28)} ${signed(worth(pairs, code) - base)}  ${String(better).padStart(6)} ${String(worse).padStart(5)}`;
  });
  return [
    `Ablation over ${pairs.length} pairs of one opportunity, right and wrong: what is lost without the points of each reason`,
    `${'without'.padEnd(28)}    AUC  better worse`,
    ...lines,
  ];
}
