import { Injectable } from '@nestjs/common';
import { OutboxRelay } from '#lib/outbox';
import { JobQueue } from '#lib/queue';
import { atStart, schedules } from './registry';

/** What makes a process a worker: jobs are consumed, schedules stand, events leave the outbox. */
@Injectable()
export class WorkerLoop {
  private working = false;

  constructor(
    private readonly queue: JobQueue,
    private readonly relay: OutboxRelay,
  ) {}

  async start(): Promise<void> {
    this.working = true;
    await this.queue.work();
    await this.queue.schedule(schedules);
    await this.queue.addMany(
      atStart.map((job) => ({ job, payload: {}, options: { id: `${job.name}-at-start`, again: true } })),
    );
    this.relay.start();
  }

  /** Ends the work at hand and takes no other; the queue's connections are let go of, worker or not. */
  async stop(): Promise<void> {
    if (this.working) await this.relay.stop();
    await this.queue.close();
  }
}
