import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { Clock, Correlation } from '#lib/kernel';
import type { GatheringConsumer } from './consumer';
import { ConsumerRegistry } from './consumer-registry';
import { OutboxGathering } from './outbox-gathering';
import { OutboxReceipt } from './outbox-receipt.entity';
import { OutboxRow } from './outbox.entity';

/** What came of giving an event to a consumer: `open` is done or under way elsewhere, but without a receipt yet. */
export type Consumed = 'done' | 'already' | 'open';

/** Gives one event to one consumer, so that its work and its receipt are one. */
@Injectable()
export class OutboxConsumption implements OnModuleDestroy {
  private readonly gathering: OutboxGathering;

  constructor(
    private readonly db: DataSource,
    private readonly consumers: ConsumerRegistry,
    private readonly clock: Clock,
  ) {
    this.gathering = new OutboxGathering(db, clock);
  }

  onModuleDestroy(): void {
    this.gathering.stop();
  }

  /**
   * Runs the consumer under the correlation id of the event, unless its receipt is there.
   * An event that was purged since counts as dealt with.
   * @throws Error when no consumer has this name, and whatever the consumer throws: nothing is written then
   */
  async consume(outboxId: string, consumerName: string): Promise<Consumed> {
    const consumer = this.consumers.byName(consumerName);
    if (!consumer) throw new Error(`No outbox consumer is named ${consumerName}.`);
    const row = await this.db.getRepository(OutboxRow).findOneBy({ id: outboxId });
    if (!row || (await this.hasReceipt(outboxId, consumerName))) return 'already';

    return Correlation.run(async () => {
      if ('gather' in consumer) return this.gathering.gather(outboxId, consumer as GatheringConsumer<unknown>);
      const payload = consumer.event.payload.parse(row.payload);
      if ('handle' in consumer) {
        return this.db.transaction(async (tx) => {
          // First, so that a second run waits here for the end of the first one
          if (!(await this.writeReceipt(tx, outboxId, consumerName))) return 'already' as const;
          await consumer.handle(tx, payload);
          return 'done' as const;
        });
      }
      await consumer.effect(payload, async (tx) => {
        await this.writeReceipt(tx, outboxId, consumerName);
      });
      return (await this.hasReceipt(outboxId, consumerName)) ? 'done' : 'open';
    }, row.correlationId);
  }

  private hasReceipt(outboxId: string, consumer: string): Promise<boolean> {
    return this.db.getRepository(OutboxReceipt).existsBy({ outboxId, consumer });
  }

  private async writeReceipt(tx: EntityManager, outboxId: string, consumer: string): Promise<boolean> {
    const written: unknown[] = await tx.query(
      `insert into outbox_receipt (outbox_id, consumer, received_at) values ($1, $2, $3)
         on conflict do nothing returning outbox_id`,
      [outboxId, consumer, this.clock.now()],
    );
    return written.length > 0;
  }
}
