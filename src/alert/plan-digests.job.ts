import { Injectable, type OnModuleInit } from '@nestjs/common';
import { z } from 'zod';
import { Clock, parisInstant } from '#lib/kernel';
import { defineJob, JobRegistry } from '#lib/queue';
import { DIGEST_HOUR } from './digest-rule';
import { AlertService } from './alert.service';

/** Woken often; it asks the clock whether the day's hour has come, so a moved clock or a late start is caught up. */
export const planDigests = defineJob({ name: 'plan-digests', queue: 'daily', payload: z.strictObject({}) });

@Injectable()
export class PlanDigestsJob implements OnModuleInit {
  constructor(
    private readonly jobs: JobRegistry,
    private readonly alerts: AlertService,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.jobs.handle(planDigests, async () => {
      if (this.clock.now() < parisInstant(this.clock.today(), DIGEST_HOUR)) return;
      await this.alerts.planDigests({ all: false });
    });
  }
}
