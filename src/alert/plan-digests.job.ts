import { Injectable, type OnModuleInit } from '@nestjs/common';
import { z } from 'zod';
import { defineJob, JobRegistry } from '#lib/queue';
import { AlertService } from './alert.service';

/** Woken often; the clock says whether the day's hour has come, so a moved clock or a late start is caught up. */
export const planDigests = defineJob({ name: 'plan-digests', queue: 'daily', payload: z.strictObject({}) });

@Injectable()
export class PlanDigestsJob implements OnModuleInit {
  constructor(
    private readonly jobs: JobRegistry,
    private readonly alerts: AlertService,
  ) {}

  onModuleInit(): void {
    this.jobs.handle(planDigests, async () => {
      await this.alerts.planDay();
    });
  }
}
