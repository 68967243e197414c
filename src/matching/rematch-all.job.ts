import { Injectable, type OnModuleInit } from '@nestjs/common';
import { z } from 'zod';
import { defineJob, JobQueue, JobRegistry } from '#lib/queue';
import { RematchService } from './rematch.service';

/**
 * Every quarter of an hour: asks for a re-match when runs stand that had other weights than this release's, and goes on
 * with one that a process left half done. A worker that starts does so at once.
 */
export const rematchAll = defineJob({ name: 'rematch-all', queue: 'rematch', payload: z.strictObject({}) });

/** A worker that is asked to stop waits for the jobs at work, so none of them is long: the rest is another job. */
const STRETCH_MS = 5_000;

@Injectable()
export class RematchAllJob implements OnModuleInit {
  constructor(
    private readonly jobs: JobRegistry,
    private readonly rematch: RematchService,
    private readonly queue: JobQueue,
  ) {}

  onModuleInit(): void {
    this.jobs.handle(rematchAll, async () => {
      await this.rematch.ask('outdated', 'start');
      const report = await this.rematch.goOn({ forMs: STRETCH_MS });
      if (report && !report.isOver) await this.queue.add(rematchAll, {});
    });
  }
}
