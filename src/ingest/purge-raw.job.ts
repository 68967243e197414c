import { Injectable, type OnModuleInit } from '@nestjs/common';
import { z } from 'zod';
import { defineJob, JobRegistry } from '#lib/queue';
import { RawRetention } from './raw-retention';

/** Raw bytes of procedures long over, and old runs, go at night. */
export const purgeRaw = defineJob({ name: 'purge-raw', queue: 'daily', payload: z.strictObject({}) });

@Injectable()
export class PurgeRawJob implements OnModuleInit {
  constructor(
    private readonly jobs: JobRegistry,
    private readonly retention: RawRetention,
  ) {}

  onModuleInit(): void {
    this.jobs.handle(purgeRaw, async () => {
      await this.retention.purge();
    });
  }
}
