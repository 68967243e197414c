/** Work of one process that takes turns: each begins when the one before it ended, well or badly. */
export class Turns {
  private last: Promise<unknown> = Promise.resolve();

  /** @returns what the work gives; what it throws is its caller's alone, and holds nobody back */
  take<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.last.then(work);
    this.last = Promise.allSettled([turn]);
    return turn;
  }
}
