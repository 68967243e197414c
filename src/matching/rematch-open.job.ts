import { Injectable, type OnModuleInit } from '@nestjs/common';
import { z } from 'zod';
import { defineJob, JobRegistry } from '#lib/queue';
import { MatchingService } from './matching.service';

/** Every night: a law row, a deadline near an evidence's end or a capacity's first free day may have come since. */
export const rematchOpen = defineJob({ name: 'rematch-open', queue: 'daily', payload: z.strictObject({}) });

@Injectable()
export class RematchOpenJob implements OnModuleInit {
  constructor(
    private readonly jobs: JobRegistry,
    private readonly matching: MatchingService,
  ) {}

  onModuleInit(): void {
    this.jobs.handle(rematchOpen, async () => {
      for (const opportunityId of await this.matching.openOpportunities()) await this.matching.run(opportunityId);
    });
  }
}
