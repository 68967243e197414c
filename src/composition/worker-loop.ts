import { Injectable } from '@nestjs/common';
import { OutboxRelay } from '#lib/outbox';
import { JobQueue } from '#lib/queue';
import { rematchAll } from '../matching/rematch-all.job';
import { schedules } from './registry';

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
    // A release may have brought other weights: what they order is not left for the next quarter of an hour
    await this.queue.add(rematchAll, {}, { id: 'rematch-at-start', again: true });
    this.relay.start();
  }

  /** Ends the work at hand and takes no other; the queue's connections are let go of, worker or not. */
  async stop(): Promise<void> {
    if (this.working) await this.relay.stop();
    await this.queue.close();
  }
}
