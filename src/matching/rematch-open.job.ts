import { Injectable, type OnModuleInit } from '@nestjs/common';
import { z } from 'zod';
import { Clock } from '#lib/kernel';
import { defineJob, JobRegistry } from '#lib/queue';
import { MatchingService } from './matching.service';

/**
 * Once a day, at the first wake after midnight in Europe/Paris: a law row, a proof that ends before a deadline or a first
 * free day may have come. What was matched since is left alone, so a day that was missed is caught up.
 */
export const rematchOpen = defineJob({ name: 'rematch-open', queue: 'daily', payload: z.strictObject({}) });

@Injectable()
export class RematchOpenJob implements OnModuleInit {
  constructor(
    private readonly jobs: JobRegistry,
    private readonly matching: MatchingService,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.jobs.handle(rematchOpen, async () => {
      await this.matching.runAll(await this.matching.notMatchedSince(this.clock.today()));
    });
  }
}
