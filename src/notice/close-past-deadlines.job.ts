import { Injectable, type OnModuleInit } from '@nestjs/common';
import { z } from 'zod';
import { defineJob, JobRegistry } from '#lib/queue';
import { NoticeService } from './notice.service';

/** A lot whose deadline has passed is closed, also when the job slept for some days. */
export const closePastDeadlines = defineJob({
  name: 'close-past-deadlines',
  queue: 'daily',
  payload: z.strictObject({}),
});

@Injectable()
export class ClosePastDeadlinesJob implements OnModuleInit {
  constructor(
    private readonly jobs: JobRegistry,
    private readonly notices: NoticeService,
  ) {}

  onModuleInit(): void {
    this.jobs.handle(closePastDeadlines, async () => {
      await this.notices.closePastDeadlines();
    });
  }
}
