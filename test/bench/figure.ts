/** One measured figure: what, how much, over how many runs, and what it is compared with. */
export interface Figure {
  name: string;
  unit: 'ms' | 's' | 'MB' | 'bytes' | 'rows/s';
  /** Median and 95th percentile; a single measure has both equal */
  p50: number;
  p95: number;
  runs: number;
  warmUp: number;
  /** What the figure is held against, in words and in the same unit: "aim 150", "the peer 9 300" */
  comparedWith: string;
}

/** A bench prepares its own seeded data, measures, and throws when the work was not done. */
export interface Bench {
  name: string;
  measure(): Promise<Figure[]>;
}

/** @returns the figure of a series of measures, whatever their order */
export function figureOf(measures: readonly number[], told: Omit<Figure, 'p50' | 'p95' | 'runs'>): Figure {
  if (measures.length === 0) throw new Error(`${told.name}: nothing was measured.`);
  const sorted = [...measures].sort((a, b) => a - b);
  const at = (share: number): number => sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)]!;
  return { ...told, p50: at(0.5), p95: at(0.95), runs: measures.length };
}

/** @returns how long `work` took, in ms */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const from = performance.now();
  await work();
  return performance.now() - from;
}
