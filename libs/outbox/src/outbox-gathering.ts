import { Logger } from '@nestjs/common';
import type { DataSource, EntityManager } from 'typeorm';
import type { Clock } from '#lib/kernel';
import type { GatheringConsumer } from './consumer';

/** What waits for an engine that was down is given to it this soon after it is back, whatever became of the jobs. */
const AGAIN_AFTER_MS = 5_000;

/**
 * Gives a consumer all events that wait for it at once. Jobs come one per event: the first takes them all, the others find
 * their receipts written.
 */
export class OutboxGathering {
  private readonly logger = new Logger('Outbox');
  private readonly running = new Map<string, Promise<unknown>>();
  private readonly again = new Map<string, NodeJS.Timeout>();
  private isStopped = false;

  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
  ) {}

  /** @returns `already` when another run took this event along @throws whatever the consumer throws: no receipt is written then */
  async gather(outboxId: string, consumer: GatheringConsumer<unknown>): Promise<'done' | 'already'> {
    const { name } = consumer;
    // Here and not in PostgreSQL, where each that waits would hold a connection. Whoever began that run hears of its failure
    while (this.running.has(name)) await this.running.get(name)!.catch(() => undefined);
    const run = this.gatherOnce(outboxId, consumer).finally(() => this.running.delete(name));
    this.running.set(name, run);
    try {
      return await run;
    } catch (error) {
      this.retryLater(consumer);
      throw error;
    }
  }

  stop(): void {
    this.isStopped = true;
    for (const timer of this.again.values()) clearTimeout(timer);
    this.again.clear();
  }

  private gatherOnce(outboxId: string, consumer: GatheringConsumer<unknown>): Promise<'done' | 'already'> {
    return this.db.transaction(async (tx) => {
      const payloads = await this.take(tx, outboxId, consumer);
      if (payloads.length === 0) return 'already';
      await consumer.gather(payloads.map(({ payload }) => consumer.event.payload.parse(payload)));
      await tx.query(
        `insert into outbox_receipt (outbox_id, consumer, received_at) select unnest($1::uuid[]), $2, $3
           on conflict do nothing`,
        [payloads.map(({ id }) => id), consumer.name, this.clock.now()],
      );
      return 'done';
    });
  }

  /**
   * Locks this event, waiting for whoever has it, then others that nobody has. Not `for update`: the receipts that other
   * consumers write of the same events refer to these rows, and would wait.
   */
  private async take(
    tx: EntityManager,
    outboxId: string,
    { name, event, atMost }: GatheringConsumer<unknown>,
  ): Promise<{ id: string; payload: unknown }[]> {
    await tx.query('select 1 from outbox where id = $1 for no key update', [outboxId]);
    const open = `not exists (select 1 from outbox_receipt r where r.outbox_id = o.id and r.consumer = $2)`;
    const own: { id: string; payload: unknown }[] = await tx.query(
      `select id, payload from outbox o where id = $1 and ${open}`,
      [outboxId, name],
    );
    if (own.length === 0) return [];
    const others: { id: string; payload: unknown }[] = await tx.query(
      `select id, payload from outbox o
        where o.id <> $1 and ${open} and o.settled_at is null and o.relayed_at is not null
          and o.event = $3 and $2 = any (o.consumers)
        order by o.id limit $4 for no key update skip locked`,
      [outboxId, name, event.name, atMost - 1],
    );
    // One that can't be read holds no other back: its own job tells
    const readable = others.filter(({ payload }) => event.payload.safeParse(payload).success);
    return [...own, ...readable].sort((a, b) => (a.id < b.id ? -1 : 1));
  }

  /** Jobs give up after some tries, and the sweep comes ever later; the consumer's world may be back in a moment. */
  private retryLater(consumer: GatheringConsumer<unknown>): void {
    const { name } = consumer;
    if (this.isStopped || this.again.has(name)) return;
    const timer = setTimeout(() => {
      this.again.delete(name);
      this.retry(consumer).catch((error: Error) => this.logger.debug(`${name} waits still: ${error.message}`));
    }, AGAIN_AFTER_MS).unref();
    this.again.set(name, timer);
  }

  private async retry(consumer: GatheringConsumer<unknown>): Promise<void> {
    for (;;) {
      const [oldest]: { id: string }[] = await this.db.query(
        `select id from outbox o
          where o.settled_at is null and o.relayed_at is not null and o.event = $1 and $2 = any (o.consumers)
            and not exists (select 1 from outbox_receipt r where r.outbox_id = o.id and r.consumer = $2)
          order by id limit 1`,
        [consumer.event.name, consumer.name],
      );
      if (!oldest || this.isStopped) return;
      await this.gather(oldest.id, consumer);
    }
  }
}
