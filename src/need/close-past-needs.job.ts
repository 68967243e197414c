import { Injectable, type OnModuleInit } from '@nestjs/common';
import { z } from 'zod';
import { JobRegistry, defineJob } from '#lib/queue';
import { NeedService } from './need.service';

/** Daily: a need whose last day to answer has passed is closed, also when some days were missed. */
export const closePastNeeds = defineJob({ name: 'close-past-needs', queue: 'daily', payload: z.strictObject({}) });

@Injectable()
export class ClosePastNeedsJob implements OnModuleInit {
  constructor(
    private readonly jobs: JobRegistry,
    private readonly needs: NeedService,
  ) {}

  onModuleInit(): void {
    this.jobs.handle(closePastNeeds, async () => {
      await this.needs.closePast();
    });
  }
}
