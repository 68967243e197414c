import type { DataSource } from 'typeorm';

/**
 * One at a time per name, in this process and in every other on the same database. What is read and handed to the engine
 * under it reaches the engine in the order it was read: what was read earlier never replaces what was read later.
 */
export class IndexLock {
  private readonly turns = new Map<string, Promise<unknown>>();

  constructor(private readonly db: DataSource) {}

  /** Waits for its turn, in this process first: one connection at most waits per name. */
  async hold<T>(name: string, work: () => Promise<T>): Promise<T> {
    const before = this.turns.get(name) ?? Promise.resolve();
    // Whoever had the turn before hears of its failure; here it is only waited for
    const turn = before.catch(() => undefined).then(() => this.across(name, 'pg_advisory_lock', work));
    this.turns.set(name, turn);
    return (await turn) as T;
  }

  /** @returns null without doing the work when someone else holds it */
  async tryHold<T>(name: string, work: () => Promise<T>): Promise<T | null> {
    return this.across(name, 'pg_try_advisory_lock', work);
  }

  private async across<T>(name: string, how: string, work: () => Promise<T>): Promise<T | null> {
    const key = `search ${name}`;
    const own = this.db.createQueryRunner();
    try {
      // The waiting form answers nothing (`void`, an empty text), the other whether it has it
      const [{ held }] = await own.query(`select ${how}(hashtextextended($1, 0))::text as held`, [key]);
      if (held === 'false') return null;
      try {
        return await work();
      } finally {
        await own.query('select pg_advisory_unlock(hashtextextended($1, 0))', [key]);
      }
    } finally {
      await own.release();
    }
  }
}
