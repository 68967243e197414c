import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock, DomainError, newId } from '#lib/kernel';
import { IngestRun, type IngestRunKind, type IngestRunState } from './ingest-run.entity';
import { IngestTally, type Refusal } from './ingest-tally';
import type { Drop, Shapes } from './source-shapes';

/** What is read, and from where. */
export interface Reading {
  source: string;
  /** A file's name, or what is asked of the source */
  origin: string;
  kind: IngestRunKind;
}

/** A reading under way. */
export interface RunInProgress {
  readonly id: string;
  readonly source: string;
  readonly kind: IngestRunKind;
  readonly tally: IngestTally;
  /** Writes the counts so far, so that a reading that dies has said what it brought. */
  save(): Promise<void>;
  /** A sentence for the run's row. */
  remark(message: string): void;
  /** The same, and the run ends as `degraded` instead of `done`. */
  degrade(message: string): void;
  /** Ends the run as `degraded`, with the fields that the source fills no more. */
  noteDrops(drops: readonly Drop[], message: string): void;
}

/** What came of a reading. */
export interface RunReport {
  /** Null for a dry run, which leaves no row */
  runId: string | null;
  source: string;
  origin: string;
  state: IngestRunState;
  read: number;
  new: number;
  changed: number;
  unchanged: number;
  quarantined: number;
  /** Records that the source says there are; null when it says nothing */
  expected: number | null;
  /** Another number of records came than the source said */
  isShort: boolean;
  shapes: Shapes;
  repairs: Record<string, number>;
  /** The refused records, the first 200 */
  refusals: Refusal[];
  /** Correlation ids of the records that changed something: what they bring about carries them */
  causes: string[];
  message: string | null;
}

/** A page shows how far a reading is: its row is brought up to date this often. */
const TOLD_EVERY_MS = 3_000;

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
   * @throws DomainError `ingest/already-running` when another process reads this source; whatever `work` throws, after noting it
   */
  async during(reading: Reading, work: (run: RunInProgress) => Promise<void>): Promise<RunReport> {
    const lock = await this.lock(reading.source);
    try {
      return await this.record(reading, work);
    } finally {
      await lock.release();
    }
  }

  /** As `during`, but writes no row and needs nobody to wait: `work` must write nothing either. */
  async rehearse(reading: Reading, work: (run: RunInProgress) => Promise<void>): Promise<RunReport> {
    const { source, origin } = reading;
    const tally = new IngestTally();
    const verdict = new Verdict();
    await work(inProgress({ id: '', ...reading, tally, save: async () => undefined }, verdict));
    return { runId: null, source, origin, ...verdict.told(), ...tally.told() };
  }

  private async record(reading: Reading, work: (run: RunInProgress) => Promise<void>): Promise<RunReport> {
    const { source, origin } = reading;
    const runs = this.db.getRepository(IngestRun);
    const startedAt = this.clock.now();
    // We hold the source's lock: a row that still says "running" was left by a process that died
    await runs.update(
      { source, state: 'running' },
      { state: 'failed', endedAt: startedAt, message: 'The process stopped before the end.' },
    );
    const id = newId();
    const tally = new IngestTally();
    await runs.insert({ id, ...reading, startedAt, state: 'running', drops: [], ...columnsOf(tally) });
    const verdict = new Verdict();
    const save = async (): Promise<void> => void (await runs.update({ id, state: 'running' }, columnsOf(tally)));
    // What fails here is told by what the reading does next
    const telling = setInterval(() => void Promise.allSettled([save()]), TOLD_EVERY_MS).unref();
    try {
      await work(inProgress({ id, ...reading, tally, save }, verdict));
    } catch (error) {
      await this.fail(id, tally, error);
      throw error;
    } finally {
      clearInterval(telling);
    }
    const end = { ...columnsOf(tally), ...verdict.told(), drops: verdict.drops, endedAt: this.clock.now() };
    await runs.update({ id }, end);
    return { runId: id, source, origin, ...verdict.told(), ...tally.told() };
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

/** What a reading that reached its end is found to be. */
class Verdict {
  drops: Drop[] = [];
  isDegraded = false;
  readonly messages: string[] = [];

  told(): { state: IngestRunState; message: string | null } {
    return { state: this.isDegraded ? 'degraded' : 'done', message: this.messages.join(' ') || null };
  }
}

type Begun = Pick<RunInProgress, 'id' | 'source' | 'kind' | 'tally' | 'save'>;

function inProgress({ id, source, kind, tally, save }: Begun, verdict: Verdict): RunInProgress {
  const remark = (message: string): void => void verdict.messages.push(message);
  const degrade = (message: string): void => {
    verdict.isDegraded = true;
    remark(message);
  };
  const noteDrops = (drops: readonly Drop[], message: string): void => {
    verdict.drops = [...drops];
    degrade(message);
  };
  return { id, source, kind, tally, save, remark, degrade, noteDrops };
}

function columnsOf(tally: IngestTally) {
  return {
    readCount: tally.read,
    newCount: tally.new,
    changedCount: tally.changed,
    unchangedCount: tally.unchanged,
    quarantinedCount: tally.quarantined,
    expectedCount: tally.expected,
    shapes: tally.shapes,
    repairs: tally.repairs,
  };
}
