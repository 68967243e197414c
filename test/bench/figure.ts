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

/** Wall clock and processor time of the same runs: on a busy machine the first says how busy it was, the second what the work costs. */
export class Meter {
  private readonly walls: number[] = [];
  private readonly cpus: number[] = [];

  /** Milliseconds of wall clock, all runs together. */
  get wall(): number {
    return this.walls.reduce((sum, one) => sum + one, 0);
  }

  /** Runs `work` and notes what it took; all threads of this process count in, PostgreSQL's own process does not. */
  async run(work: () => Promise<unknown>): Promise<void> {
    const before = process.cpuUsage();
    this.walls.push(await timed(work));
    const { user, system } = process.cpuUsage(before);
    this.cpus.push((user + system) / 1_000);
  }

  /** @returns two figures of all runs together */
  sums(told: Omit<Figure, 'p50' | 'p95' | 'runs'>): Figure[] {
    const whole = new Meter();
    whole.walls.push(this.wall);
    whole.cpus.push(this.cpus.reduce((sum, one) => sum + one, 0));
    return whole.figures({ ...told, warmUp: 0 });
  }

  /**
   * @param told in ms or in s
   * @returns two figures, those of the first `warmUp` runs left out
   */
  figures(told: Omit<Figure, 'p50' | 'p95' | 'runs'>): Figure[] {
    const { warmUp, unit } = told;
    const counted = (all: readonly number[]): number[] =>
      all.slice(warmUp).map((ms) => (unit === 's' ? ms / 1_000 : ms));
    return [
      figureOf(counted(this.walls), told),
      figureOf(counted(this.cpus), { ...told, name: `${told.name}, processor time of this process` }),
    ];
  }
}
