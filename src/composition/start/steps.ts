/** Tells how far a step has come. */
export type Progress = (done: number, total?: number) => void;

interface Output {
  write(text: string): unknown;
  isTTY?: boolean;
}

/** Prints what is being done, one line a step: on a terminal the line moves on, elsewhere it is written once it is true. */
export class Steps {
  constructor(private readonly output: Output) {}

  /**
   * Runs a step and tells how it ended.
   * @param title what is done, in a few words
   * @param done what was done, from the result; the title when absent
   */
  async run<T>(
    title: string,
    work: (progress: Progress, tell: (what: string) => void) => Promise<T>,
    done?: (result: T) => string,
  ): Promise<T> {
    const started = performance.now();
    this.pass(`  … ${title}`);
    const shown = { at: started };
    try {
      const progress: Progress = (count, total) => {
        if (performance.now() - shown.at < 100) return;
        shown.at = performance.now();
        this.pass(`  … ${title} ${total ? `${Math.floor((100 * count) / total)} %` : count}`);
      };
      const result = await work(progress, (what) => this.pass(`  … ${title}: ${what}`));
      this.say(`  ✓ ${done?.(result) ?? title} (${((performance.now() - started) / 1000).toFixed(1)} s)`);
      return result;
    } catch (error) {
      this.say(`  ✗ ${title}`);
      throw error;
    }
  }

  /** Prints a line. */
  say(line: string): void {
    this.output.write(`${this.output.isTTY ? '\r\u001b[K' : ''}${line}\n`);
  }

  private pass(line: string): void {
    if (this.output.isTTY) this.output.write(`\r\u001b[K${line}`);
  }
}
