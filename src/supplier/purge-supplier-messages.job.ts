import { Injectable, type OnModuleInit } from '@nestjs/common';
import { z } from 'zod';
import { defineJob, JobRegistry } from '#lib/queue';
import { SupplierMessages } from './supplier-messages';

/** Messages are kept a year. */
export const purgeSupplierMessages = defineJob({
  name: 'purge-supplier-messages',
  queue: 'daily',
  payload: z.strictObject({}),
});

@Injectable()
export class PurgeSupplierMessagesJob implements OnModuleInit {
  constructor(
    private readonly jobs: JobRegistry,
    private readonly messages: SupplierMessages,
  ) {}

  onModuleInit(): void {
    this.jobs.handle(purgeSupplierMessages, async () => {
      await this.messages.purge();
    });
  }
}
