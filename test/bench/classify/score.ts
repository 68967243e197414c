import {
  classify,
  CLASSIFY_WEIGHTS,
  type Classes,
  type ClassifyWeights,
  LearntModel,
  WordCounts,
} from '#lib/nomenclature';
import type { JudgedObject, Source } from './judged-objects';

/** What may speak: our own lexicon (patterns, phrases, acts, labels), what was learnt, or both. */
export const VOICES = ['lexicon only', 'learnt only', 'both'] as const;
export type Voice = (typeof VOICES)[number];

const WEIGHTS: Readonly<Record<Voice, ClassifyWeights>> = {
  'lexicon only': { ...CLASSIFY_WEIGHTS, learnt: 0 },
  // Alone it speaks at its own best, not at the share it has beside the lexicon
  'learnt only': { ...CLASSIFY_WEIGHTS, lexicon: 0, learnt: 1 },
  both: CLASSIFY_WEIGHTS,
};

/** An answer beside what the buyer gave. */
export interface Answer {
  object: JudgedObject;
  classes: Classes;
}

/** Learns from one side, answers for the other. */
export function answers(
  learntFrom: readonly JudgedObject[],
  asked: readonly JudgedObject[],
  voice: Voice,
  withNature: boolean,
): Answer[] {
  const counts = new WordCounts();
  if (voice !== 'lexicon only') for (const { teaches } of learntFrom) for (const one of teaches) counts.add(one);
  const model = new LearntModel(counts.rows());
  return asked.map((object) => {
    const { title, text, nature } = object;
    const told = text === title ? undefined : text;
    return {
      object,
      classes: classify({ title, text: told, nature: withNature ? nature : undefined }, model, WEIGHTS[voice]),
    };
  });
}

/** Each fold answered for by what was learnt from the others. */
export function crossed(objects: readonly JudgedObject[], voice: Voice, withNature: boolean): Answer[] {
  const folds = [...new Set(objects.map(({ fold }) => fold))].sort((a, b) => a - b);
  return folds.flatMap((fold) =>
    answers(
      objects.filter((one) => one.fold !== fold),
      objects.filter((one) => one.fold === fold),
      voice,
      withNature,
    ),
  );
}

export interface Score {
  count: number;
  /** Shares, 0 to 1 */
  first: number;
  amongThree: number;
  firstGroup: number;
  groupAmongThree: number;
}

/** Groups are judged where the buyer's code names one. */
export function scoreOf(given: readonly Answer[]): Score {
  const share = (of: readonly Answer[], is: (answer: Answer) => boolean): number =>
    of.length === 0 ? 0 : of.filter(is).length / of.length;
  const grouped = given.filter(({ object }) => object.cpv[2] !== '0');
  return {
    count: given.length,
    first: share(given, (answer) => place(answer, 'divisions', 2) === 0),
    amongThree: share(given, (answer) => place(answer, 'divisions', 2) >= 0),
    firstGroup: share(grouped, (answer) => place(answer, 'groups', 3) === 0),
    groupAmongThree: share(grouped, (answer) => place(answer, 'groups', 3) >= 0),
  };
}

/** @returns of tenths of certainty, how many answers are in it, the certainty told and the share that was right */
export function calibration(given: readonly Answer[]): { count: number; told: number; right: number }[] {
  const tenths = Array.from({ length: 10 }, () => ({ count: 0, told: 0, right: 0 }));
  for (const answer of given) {
    const { certainty } = answer.classes.divisions[0]!;
    const tenth = tenths[Math.min(9, Math.floor(certainty * 10))]!;
    tenth.count += 1;
    tenth.told += certainty;
    if (place(answer, 'divisions', 2) === 0) tenth.right += 1;
  }
  return tenths
    .filter(({ count }) => count > 0)
    .map(({ count, told, right }) => ({ count, told: told / count, right: right / count }));
}

/** @returns the answers whose first division is not the buyer's */
export function misses(given: readonly Answer[]): Answer[] {
  return given.filter((answer) => place(answer, 'divisions', 2) !== 0);
}

export function sourcesOf(objects: readonly JudgedObject[]): Source[] {
  return [...new Set(objects.map(({ source }) => source))].sort();
}

function place({ object, classes }: Answer, level: 'divisions' | 'groups', digits: number): number {
  return classes[level].findIndex(({ code }) => code.slice(0, digits) === object.cpv.slice(0, digits));
}
