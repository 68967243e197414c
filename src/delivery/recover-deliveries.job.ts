import { Injectable, type OnModuleInit } from '@nestjs/common';
import { z } from 'zod';
import { OutboxRelay } from '#lib/outbox';
import { defineJob, JobRegistry } from '#lib/queue';
import { DeliveryAttempt } from './delivery-attempt';

/** Finds what a dead worker was sending, and has it sent once more; the outbox's sweep would, but later. */
export const recoverDeliveries = defineJob({
  name: 'recover-deliveries',
  queue: 'delivery',
  payload: z.strictObject({}),
});

@Injectable()
export class RecoverDeliveriesJob implements OnModuleInit {
  constructor(
    private readonly jobs: JobRegistry,
    private readonly attempts: DeliveryAttempt,
    private readonly relay: OutboxRelay,
  ) {}

  onModuleInit(): void {
    this.jobs.handle(recoverDeliveries, async () => {
      for (const outboxId of await this.attempts.findLost()) await this.relay.enqueueAgain(outboxId);
    });
  }
}
