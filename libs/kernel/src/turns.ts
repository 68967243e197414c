/** Work of one process that takes turns: each begins when one before it ended, well or badly, in the order they came. */
export class Turns {
  private free: number;
  private readonly waiting: (() => void)[] = [];

  /** @param atOnce how many may be at work */
  constructor(atOnce = 1) {
    this.free = atOnce;
  }

  /** @returns what the work gives; what it throws is its caller's alone, and holds nobody back */
  async take<T>(work: () => Promise<T>): Promise<T> {
    if (this.free > 0) this.free -= 1;
    else await new Promise<void>((begin) => this.waiting.push(begin));
    try {
      return await work();
    } finally {
      const next = this.waiting.shift();
      if (next) next();
      else this.free += 1;
    }
  }
}
