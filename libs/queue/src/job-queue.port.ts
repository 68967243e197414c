import type { JobDefinition } from './job-definition';

export interface AddOptions {
  /** Adds nothing while a job with this id is kept; letters, digits and `-`, not digits alone */
  id?: string;
  /** With an id: a job of that id that failed for good gives way to a new one */
  again?: boolean;
  delayMs?: number;
}

/** One job to add, in a batch. */
export interface Addition<P = unknown> {
  job: JobDefinition<P>;
  payload: P;
  options?: AddOptions;
}

/** A job that the queue adds by itself, at a wall-clock time of Europe/Paris; several workers still make one. */
export interface Schedule {
  job: JobDefinition<Record<string, never>>;
  /** Five-field cron pattern */
  pattern: string;
}

/** Work to do later, once at least. Two backends behind one adapter: PostgreSQL (default) and Redis. */
export abstract class JobQueue {
  abstract readonly engine: 'postgresql' | 'redis';
  /** @throws ZodError when the payload is not the job's, QueueUnavailable when the engine does not answer */
  abstract add<P>(job: JobDefinition<P>, payload: P, options?: AddOptions): Promise<void>;
  /** Adds several jobs, with one round trip per queue. @throws as `add`; some of them may have been added then */
  abstract addMany(additions: readonly Addition[]): Promise<void>;
  /** Starts consuming: one worker per queue, each job goes to the handler the registry holds. */
  abstract work(): Promise<void>;
  /** Makes the schedules these and no others, and looks after them until `close`; one that stands is left alone, with what it has due. */
  abstract schedule(schedules: readonly Schedule[]): Promise<void>;
  /** @returns jobs waiting, delayed, active and failed, all queues together */
  abstract counts(): Promise<{ waiting: number; delayed: number; active: number; failed: number }>;
  /** @throws QueueUnavailable when the engine does not answer */
  abstract ping(): Promise<void>;
  /** Waits for the jobs at work (20 s at most), then lets go of every connection. */
  abstract close(): Promise<void>;
}
