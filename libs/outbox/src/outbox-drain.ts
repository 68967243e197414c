import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '#lib/kernel';
import { ConsumerRegistry } from './consumer-registry';
import { markRelayed } from './mark-relayed';
import { OutboxConsumption } from './outbox-consumption';

/** What a drain could not bring to its end. */
export interface DrainFailure {
  event: string;
  consumer: string;
  error: unknown;
}

const BATCH = 200;

/** Carries events to their consumers in this process, without the queue: for a command that runs alone, and for tests. */
@Injectable()
export class OutboxDrain {
  constructor(
    private readonly db: DataSource,
    private readonly consumers: ConsumerRegistry,
    private readonly consumption: OutboxConsumption,
    private readonly clock: Clock,
  ) {}

  /**
   * Consumes until nothing more can be: what an event brings about is consumed too. Each failed consumption is tried
   * once; it stays without a receipt, as it would with the queue.
   * @param onProgress told the number of consumptions so far
   */
  async drain(onProgress?: (done: number) => void): Promise<{ consumed: number; failures: DrainFailure[] }> {
    const tried = new Set<string>();
    const failures: DrainFailure[] = [];
    let consumed = 0;
    for (;;) {
      await this.takeUnrelayed();
      const open = (await this.open([...tried])).filter(({ id, consumer }) => !tried.has(`${id} ${consumer}`));
      if (open.length === 0) return { consumed, failures };
      for (const { id, event, consumer } of open) {
        tried.add(`${id} ${consumer}`);
        try {
          await this.consumption.consume(id, consumer);
          consumed += 1;
          onProgress?.(consumed);
        } catch (error) {
          failures.push({ event, consumer, error });
        }
      }
    }
  }

  private async takeUnrelayed(): Promise<void> {
    await this.db.transaction(async (tx) => {
      const rows: { id: string; event: string }[] = await tx.query(
        `select id, event from outbox where relayed_at is null order by id for update skip locked`,
      );
      await markRelayed(tx, rows, this.consumers, this.clock.now());
    });
  }

  private open(tried: string[]): Promise<{ id: string; event: string; consumer: string }[]> {
    return this.db.query(
      `select o.id, o.event, c as consumer from outbox o cross join unnest(o.consumers) c
        where o.settled_at is null and o.relayed_at is not null and c = any ($1)
          and not (o.id || ' ' || c = any ($2))
          and not exists (select 1 from outbox_receipt r where r.outbox_id = o.id and r.consumer = c)
        order by o.id limit $3`,
      [this.consumers.names(), tried, BATCH],
    );
  }
}
