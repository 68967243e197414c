import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { ConsumerRegistry } from './consumer-registry';

export interface Pending {
  /** Events that no relay has taken yet */
  unrelayed: number;
  /** Relayed events that lack the receipt of a consumer */
  unreceipted: { event: string; consumer: string; count: number }[];
}

/** What is still on its way. */
@Injectable()
export class OutboxStatus {
  constructor(
    private readonly db: DataSource,
    private readonly consumers: ConsumerRegistry,
  ) {}

  /** @param causes counts only what these correlation ids brought about, at any remove */
  async pending(causes?: string | readonly string[]): Promise<Pending> {
    const ids = typeof causes === 'string' ? [causes] : (causes ?? null);
    const [waiting]: [{ count: number }] = await this.db.query(
      `select count(*)::int as count from outbox
        where relayed_at is null and ($1::uuid[] is null or correlation_id = any ($1))`,
      [ids],
    );
    const unreceipted: Pending['unreceipted'] = await this.db.query(
      `select o.event, c as consumer, count(*)::int as count from outbox o cross join unnest(o.consumers) c
        where o.settled_at is null and o.relayed_at is not null and ($1::uuid[] is null or o.correlation_id = any ($1))
          and c = any ($2)
          and not exists (select 1 from outbox_receipt r where r.outbox_id = o.id and r.consumer = c)
        group by o.event, c order by o.event, c`,
      [ids, this.consumers.names()],
    );
    return { unrelayed: waiting.count, unreceipted };
  }
}
