import { Logger } from '@nestjs/common';
import { Correlation } from '#lib/kernel';
import type { JobDefinition } from './job-definition';
import { JobQueue, type AddOptions, type Addition, type Schedule } from './job-queue.port';
import type { JobRegistry } from './job-registry';
import type { EngineQueue, EngineWorker, QueueBackend } from './queue-backend';
import { QueueUnavailable } from './queue.errors';

const TIME_ZONE = 'Europe/Paris';
const ANSWER_WITHIN_MS = 10_000;
const DAY_S = 24 * 3600;

interface Options {
  /** Jobs at work at once, per queue; 4 where none is given */
  concurrency?: Record<string, number>;
  /** A job whose worker gave no sign for this long goes to another; 30 s */
  stalledAfterMs?: number;
  /** How often schedules are looked after, since an engine that loses its data loses them; 10 min */
  scheduleAgainAfterMs?: number;
  /** How long `close` waits for the jobs at work */
  closeWithinMs?: number;
}

/** BullMQ on either backend: what differs between them is only how its classes are built. */
export class BullMqJobQueue extends JobQueue {
  private readonly queues = new Map<string, EngineQueue>();
  private readonly workers: EngineWorker[] = [];
  private readonly logger = new Logger('JobQueue');
  private readonly running = new Set<Promise<void>>();
  private lookingAfter: NodeJS.Timeout | undefined;
  private closing: Promise<void> | undefined;

  constructor(
    private readonly backend: QueueBackend,
    private readonly registry: JobRegistry,
    private readonly options: Options = {},
  ) {
    super();
  }

  get engine(): 'postgresql' | 'redis' {
    return this.backend.engine;
  }

  async add<P>(job: JobDefinition<P>, payload: P, options: AddOptions = {}): Promise<void> {
    await this.addMany([{ job: job as JobDefinition, payload, options }]);
  }

  async addMany(additions: readonly Addition[]): Promise<void> {
    const batches = new Map<string, Parameters<EngineQueue['addBulk']>[0]>();
    for (const { job, payload, options = {} } of additions) {
      const batch = batches.get(job.queue) ?? [];
      batch.push({
        name: job.name,
        data: envelope(job.payload.parse(payload)),
        opts: {
          ...optionsOf(job),
          ...(options.id === undefined ? {} : { jobId: checkedId(options.id) }),
          ...(options.delayMs === undefined ? {} : { delay: options.delayMs }),
        },
      });
      batches.set(job.queue, batch);
    }
    for (const { job, options } of additions) {
      if (options?.id !== undefined && options.again) await this.forgetFailed(job.queue, options.id);
    }
    for (const [name, batch] of batches) await this.answered(this.queue(name).addBulk(batch));
  }

  async work(): Promise<void> {
    for (const name of this.registry.queues()) {
      const worker = this.backend.worker(
        name,
        (job) =>
          this.atWork(() =>
            Correlation.run(() => this.registry.run(job.name, job.data.payload), job.data.correlationId),
          ),
        {
          concurrency: this.options.concurrency?.[name] ?? 4,
          lockDuration: this.options.stalledAfterMs ?? 30_000,
          stalledInterval: this.options.stalledAfterMs ?? 30_000,
          // A crash is no fault of the job; what it does twice is caught by receipts and states
          maxStalledCount: 10,
        },
      );
      worker.on('error', (error) => this.logger.warn(`Queue ${name}: ${error.message}`));
      worker.on('failed', (job, error) => {
        const last = job !== undefined && job.attemptsMade >= (job.opts.attempts ?? 1);
        const told = {
          job: job?.name,
          id: job?.id,
          attempt: job?.attemptsMade,
          correlationId: job?.data.correlationId,
        };
        if (last) this.logger.error({ ...told, msg: 'A job failed for good', err: error });
        else this.logger.warn({ ...told, msg: `A job failed and will be tried again: ${error.message}` });
      });
      this.workers.push(worker);
    }
    await Promise.all(this.workers.map((worker) => worker.waitUntilReady()));
  }

  async schedule(schedules: readonly Schedule[]): Promise<void> {
    clearInterval(this.lookingAfter);
    await this.makeSchedules(schedules);
    this.lookingAfter = setInterval(
      () => {
        this.makeSchedules(schedules).catch((error: Error) => this.logger.warn(`Schedules: ${error.message}`));
      },
      this.options.scheduleAgainAfterMs ?? 10 * 60_000,
    ).unref();
  }

  private async makeSchedules(schedules: readonly Schedule[]): Promise<void> {
    for (const name of new Set([...this.registry.queues(), ...schedules.map(({ job }) => job.queue)])) {
      const queue = this.queue(name);
      const wanted = schedules.filter(({ job }) => job.queue === name);
      const standing = new Map((await this.answered(queue.getJobSchedulers())).map((one) => [one.key, one]));
      for (const key of standing.keys()) {
        if (!wanted.some(({ job }) => job.name === key)) await queue.removeJobScheduler(key);
      }
      for (const { job, pattern } of wanted) {
        const current = standing.get(job.name);
        // To write it again would drop an occurrence that is due and not yet taken
        if (current?.pattern === pattern && current.tz === TIME_ZONE) continue;
        await queue.upsertJobScheduler(
          job.name,
          { pattern, tz: TIME_ZONE },
          { name: job.name, data: { payload: {} }, opts: optionsOf(job) },
        );
      }
    }
  }

  async counts(): Promise<{ waiting: number; delayed: number; active: number; failed: number }> {
    const sum = { waiting: 0, delayed: 0, active: 0, failed: 0 };
    for (const name of this.registry.queues()) {
      const counts = await this.answered(this.queue(name).getJobCounts('waiting', 'delayed', 'active', 'failed'));
      for (const key of ['waiting', 'delayed', 'active', 'failed'] as const) sum[key] += counts[key] ?? 0;
    }
    return sum;
  }

  async ping(): Promise<void> {
    await this.answered(this.backend.ping());
  }

  close(): Promise<void> {
    this.closing ??= this.letGo();
    return this.closing;
  }

  private async letGo(): Promise<void> {
    clearInterval(this.lookingAfter);
    await Promise.all(this.workers.map((worker) => worker.pause(true)));
    // BullMQ's own `close` waits without limit, and once begun cannot be forced
    const inTime = await within(this.options.closeWithinMs ?? 20_000, this.idle(), false);
    if (!inTime) this.logger.warn('Some jobs did not end in time; another worker will run them again.');
    await Promise.all(this.workers.map((worker) => worker.close(!inTime)));
    await Promise.all([...this.queues.values()].map((queue) => queue.close()));
    await within(5_000, this.backend.close(), undefined);
  }

  private async atWork(job: () => Promise<void>): Promise<void> {
    const running = job();
    this.running.add(running);
    try {
      await running;
    } finally {
      this.running.delete(running);
    }
  }

  private async idle(): Promise<true> {
    while (this.running.size > 0) await Promise.allSettled(this.running);
    return true;
  }

  private queue(name: string): EngineQueue {
    let queue = this.queues.get(name);
    if (!queue) {
      queue = this.backend.queue(name);
      queue.on('error', (error: Error) => this.logger.warn(`Queue ${name}: ${error.message}`));
      this.queues.set(name, queue);
    }
    return queue;
  }

  private async forgetFailed(name: string, id: string): Promise<void> {
    const kept = await this.answered(this.queue(name).getJob(id));
    if (kept && (await kept.isFailed())) await kept.remove();
  }

  /** BullMQ waits for its connection without limit, and its caller may hold a transaction meanwhile. */
  private async answered<T>(work: Promise<T>): Promise<T> {
    const late = Symbol('late');
    let answer: T | typeof late;
    try {
      answer = await within(ANSWER_WITHIN_MS, work, late);
    } catch (error) {
      throw new QueueUnavailable(this.engine, error);
    }
    if (answer === late) throw new QueueUnavailable(this.engine);
    return answer as T;
  }
}

function envelope(payload: unknown): { correlationId?: string; payload: unknown } {
  const correlationId = Correlation.current();
  return correlationId === undefined ? { payload } : { correlationId, payload };
}

function optionsOf(job: JobDefinition<never> | JobDefinition): {
  attempts: number;
  backoff: { type: 'exponential'; delay: number; jitter: number };
  removeOnComplete: boolean;
  removeOnFail: { age: number; count: number };
} {
  return {
    attempts: job.attempts,
    backoff: { type: 'exponential', ...job.backoff },
    removeOnComplete: true,
    removeOnFail: { age: 7 * DAY_S, count: 1_000 },
  };
}

/** BullMQ cuts ids at `:`, and takes digits alone for its own. */
function checkedId(id: string): string {
  if (!/^(?!\d+$)[A-Za-z0-9-]+$/.test(id)) {
    throw new Error(`The job id ${id} must be letters, digits and -, not digits alone.`);
  }
  return id;
}

async function within<T, L>(ms: number, work: Promise<T>, late: L): Promise<T | L> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<L>((resolve) => {
    timer = setTimeout(() => resolve(late), ms);
  });
  try {
    return await Promise.race([work, limit]);
  } finally {
    clearTimeout(timer);
  }
}
