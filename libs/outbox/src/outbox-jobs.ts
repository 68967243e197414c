import { Injectable, type OnApplicationBootstrap, type OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '#lib/kernel';
import { JobRegistry } from '#lib/queue';
import { consumeOutbox } from './consume-outbox';
import { ConsumerRegistry } from './consumer-registry';
import { OutboxConsumption } from './outbox-consumption';
import { purgeOutbox } from './purge-outbox.job';

const KEEP_DAYS = 30;

/** The outbox's own jobs: consuming, in each queue that has a consumer, and forgetting what is long settled. */
@Injectable()
export class OutboxJobs implements OnModuleInit, OnApplicationBootstrap {
  constructor(
    private readonly jobs: JobRegistry,
    private readonly consumers: ConsumerRegistry,
    private readonly consumption: OutboxConsumption,
    private readonly db: DataSource,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.jobs.handle(purgeOutbox, async () => {
      await this.purge();
    });
  }

  /** Only now have all rooms registered their consumers. */
  onApplicationBootstrap(): void {
    for (const queue of this.consumers.queues()) {
      this.jobs.handle(consumeOutbox(queue), async ({ outboxId, consumer }) => {
        await this.consumption.consume(outboxId, consumer);
      });
    }
  }

  /** Deletes, with their receipts, the events settled for 30 days. @returns how many */
  async purge(): Promise<number> {
    const [, count]: [unknown, number] = await this.db.query(
      `delete from outbox where settled_at < $1::timestamptz - make_interval(days => $2)`,
      [this.clock.now(), KEEP_DAYS],
    );
    return count;
  }
}
