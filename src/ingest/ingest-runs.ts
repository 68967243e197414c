import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock, DomainError, newId } from '#lib/kernel';
import { IngestRun, type IngestRunState } from './ingest-run.entity';
import { IngestTally, type Refusal } from './ingest-tally';

/** A reading under way. */
export interface RunInProgress {
  readonly id: string;
  readonly source: string;
  readonly tally: IngestTally;
  /** Ends the run as `degraded` with this sentence, instead of `done`; the last sentence stays. */
  degrade(message: string): void;
}

/** What came of a reading. */
export interface RunReport {
  runId: string;
  source: string;
  origin: string;
  state: IngestRunState;
  read: number;
  new: number;
  changed: number;
  unchanged: number;
  quarantined: number;
  repairs: Record<string, number>;
  /** The refused records, the first 200 */
  refusals: Refusal[];
  /** Correlation ids of the records that changed something: what they bring about carries them */
  causes: string[];
  message: string | null;
}

/** Readings of sources: one row each, never two of one source at once. */
@Injectable()
export class IngestRuns {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
  ) {}

  /**
   * Reads a source under a run row of its own, committed before `work` begins and again when it ends, so that a reading that
   * dies is seen too. `work` opens its own transactions and counts on `run.tally`.
   * @param origin a file's name, or the address that is asked
   * @throws DomainError `ingest/already-running` when another process reads this source; whatever `work` throws, after noting it
   */
  async during(source: string, origin: string, work: (run: RunInProgress) => Promise<void>): Promise<RunReport> {
    const lock = await this.lock(source);
    try {
      return await this.record(source, origin, work);
    } finally {
      await lock.release();
    }
  }

  private async record(
    source: string,
    origin: string,
    work: (run: RunInProgress) => Promise<void>,
  ): Promise<RunReport> {
    const runs = this.db.getRepository(IngestRun);
    const startedAt = this.clock.now();
    // We hold the source's lock: a row that still says "running" was left by a process that died
    await runs.update(
      { source, state: 'running' },
      { state: 'failed', endedAt: startedAt, message: 'The process stopped before the end.' },
    );
    const id = newId();
    await runs.insert({ id, source, origin, startedAt, state: 'running', ...columnsOf(new IngestTally()) });
    const tally = new IngestTally();
    let state: IngestRunState = 'done';
    let message: string | null = null;
    const degrade = (why: string): void => {
      state = 'degraded';
      message = why;
    };
    try {
      await work({ id, source, tally, degrade });
    } catch (error) {
      await this.fail(id, tally, error);
      throw error;
    }
    await runs.update({ id }, { ...columnsOf(tally), state, message, endedAt: this.clock.now() });
    return { runId: id, source, origin, state, message, ...tally.told() };
  }

  /** Notes why it stopped. Where the database no longer answers the row stays `running`, until the source's next run ends it. */
  private async fail(id: string, tally: IngestTally, error: unknown): Promise<void> {
    const message = error instanceof Error ? error.message : String(error);
    const end = { ...columnsOf(tally), state: 'failed' as const, message, endedAt: this.clock.now() };
    await Promise.allSettled([this.db.getRepository(IngestRun).update({ id }, end)]);
  }

  /** A lock of a connection of its own: it goes with the process that holds it, however that one ends. */
  private async lock(source: string): Promise<{ release(): Promise<void> }> {
    const connection = this.db.createQueryRunner();
    await connection.startTransaction();
    const [{ locked }] = await connection.query('select pg_try_advisory_xact_lock(hashtextextended($1, 0)) as locked', [
      `ingest:${source}`,
    ]);
    const release = async (): Promise<void> => {
      // When the connection is gone the lock is too, and the reading has failed for that reason already
      await Promise.allSettled([connection.rollbackTransaction()]);
      await connection.release();
    };
    if (locked) return { release };
    await release();
    throw new DomainError(
      'ingest/already-running',
      `Another process is reading ${source}: wait until it ends, then run this again.`,
      { status: 409 },
    );
  }
}

function columnsOf(tally: IngestTally) {
  return {
    readCount: tally.read,
    newCount: tally.new,
    changedCount: tally.changed,
    unchangedCount: tally.unchanged,
    quarantinedCount: tally.quarantined,
    repairs: tally.repairs,
  };
}
