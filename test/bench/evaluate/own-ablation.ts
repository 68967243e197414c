import type { OwnOutcome } from '../own-cases/evaluate-own-cases';
import { signed } from './section';

/** Less than this is rounding. */
const MOVED = 0.05;

/**
 * Paired: each opportunity with all signals against the same one without one. Most of ours are won with all of them and without
 * any, so what counts is by how many points; one who is no longer ranked counts as a lead lost.
 * @param less by name of the signal that was taken away
 * @returns lines to print
 */
export function ownAblationLines(
  whole: readonly OwnOutcome[],
  less: readonly (readonly [name: string, found: readonly OwnOutcome[]])[],
): string[] {
  return [
    `Ablation over ${whole.length} own opportunities, paired: points that those who must be first lead the others by`,
    `${'without'.padEnd(34)}  points  wider narrower`,
    ...less.map(([name, found]) => {
      const moves = found.map(({ margin }, at) => (margin ?? 0) - (whole[at]!.margin ?? 0));
      const mean = moves.reduce((sum, one) => sum + one, 0) / moves.length;
      const wider = moves.filter((one) => one > MOVED).length;
      const narrower = moves.filter((one) => one < -MOVED).length;
      return `${name.padEnd(34)} ${signed(mean)}  ${String(wider).padStart(5)} ${String(narrower).padStart(8)}`;
    }),
  ];
}
