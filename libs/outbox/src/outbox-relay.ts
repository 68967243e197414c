import { Injectable, Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '#lib/kernel';
import { JobQueue, type Addition } from '#lib/queue';
import { consumption } from './consume-outbox';
import { ConsumerRegistry } from './consumer-registry';
import { markRelayed } from './mark-relayed';
import { OutboxWake } from './outbox-wake';

const BATCH = 200;
const POLL_MS = 5_000;
const SWEEP_EVERY_MS = 60_000;
/** An event without a receipt is given to the queue again after this, then after twice as long each time. */
export const SWEEP_AFTER_S = 300;

/** Takes events from the outbox to the queue, at least once each. Several relays share the work. */
@Injectable()
export class OutboxRelay {
  private readonly logger = new Logger('OutboxRelay');
  private running: Promise<void> | undefined;
  private wake: OutboxWake | undefined;

  constructor(
    private readonly db: DataSource,
    private readonly queue: JobQueue,
    private readonly consumers: ConsumerRegistry,
    private readonly clock: Clock,
  ) {}

  /**
   * Gives the oldest unrelayed events to the queue, one job per consumer. A relay killed between the two
   * leaves the rows unrelayed: they leave a second time under the same job ids, and receipts do the rest.
   * @returns how many events left; 0 when none waits
   */
  async relayOnce(): Promise<number> {
    return this.db.transaction(async (tx) => {
      const rows: { id: string; event: string }[] = await tx.query(
        `select id, event from outbox where relayed_at is null order by id limit $1 for update skip locked`,
        [BATCH],
      );
      if (rows.length === 0) return 0;
      const jobs = rows.flatMap(({ id, event }) =>
        this.consumers.consumersOf(event).map((consumer) => consumption(id, consumer)),
      );
      if (jobs.length > 0) await this.queue.addMany(jobs);
      await markRelayed(tx, rows, this.consumers, this.clock.now());
      return rows.length;
    });
  }

  /**
   * Gives to the queue again what has no receipt long after it was relayed: a queue may lose its data, and a job may
   * have failed for good. Notes as settled what has every receipt, so that this query stays small.
   * @returns how many jobs were added or found waiting
   */
  async sweep(): Promise<number> {
    const now = this.clock.now();
    await this.settle(now);
    return this.db.transaction(async (tx) => {
      const rows: { id: string; missing: string[] }[] = await tx.query(
        `select o.id, array(select c from unnest(o.consumers) c
                             where c = any ($4) and not exists (select 1 from outbox_receipt r
                                                 where r.outbox_id = o.id and r.consumer = c)) as missing
           from outbox o
          where o.settled_at is null
            and o.relayed_at <= $1::timestamptz - greatest(make_interval(secs => $2), o.relayed_at - o.recorded_at)
          order by o.relayed_at limit $3 for update skip locked`,
        [now, SWEEP_AFTER_S, BATCH, this.consumers.names()],
      );
      const jobs = rows.flatMap(({ id, missing }) => this.again(id, missing));
      if (jobs.length > 0) await this.queue.addMany(jobs);
      await tx.query(`update outbox set relayed_at = $2 where id = any ($1::uuid[])`, [rows.map(({ id }) => id), now]);
      if (jobs.length > 0) this.logger.warn(`Given to the queue again, for lack of a receipt: ${jobs.length}.`);
      return jobs.length;
    });
  }

  /** Gives one event to the queue again, for each of its consumers without a receipt. */
  async enqueueAgain(outboxId: string): Promise<void> {
    const [row]: { missing: string[] }[] = await this.db.query(
      `select array(select c from unnest(consumers) c
                     where not exists (select 1 from outbox_receipt r where r.outbox_id = id and r.consumer = c)) as missing
         from outbox where id = $1 and relayed_at is not null`,
      [outboxId],
    );
    if (row) await this.queue.addMany(this.again(outboxId, row.missing));
  }

  /** Relays until `stop`, woken by commits, and sweeps every minute: here, since a queue that lost its data lost its schedules too. */
  start(): void {
    if (this.running) return;
    this.wake = new OutboxWake(this.db, (error) => this.logger.warn(`The relay does not hear: ${error.message}`));
    this.running = this.loop(this.wake);
  }

  /** Ends the loop once the batch at hand has left. */
  async stop(): Promise<void> {
    await this.wake?.close();
    await this.running;
    this.running = undefined;
  }

  private async loop(wake: OutboxWake): Promise<void> {
    let sweptAt = -Infinity;
    while (!wake.closed) {
      try {
        await wake.listen();
        while (!wake.closed && (await this.relayOnce()) > 0);
        if (performance.now() - sweptAt >= SWEEP_EVERY_MS) {
          sweptAt = performance.now();
          while (!wake.closed && (await this.sweep()) >= BATCH);
        }
      } catch (error) {
        this.logger.error({ msg: 'The relay could not give events to the queue; it tries again', err: error });
      }
      await wake.next(POLL_MS);
    }
  }

  private async settle(now: Date): Promise<void> {
    await this.db.query(
      `update outbox o set settled_at = $1
        where o.settled_at is null and o.relayed_at is not null
          and not exists (select 1 from unnest(o.consumers) c
                           where c = any ($2) and not exists (select 1 from outbox_receipt r
                                               where r.outbox_id = o.id and r.consumer = c))`,
      [now, this.consumers.names()],
    );
  }

  private again(outboxId: string, names: readonly string[]): Addition[] {
    return names.flatMap((name) => {
      const consumer = this.consumers.byName(name);
      return consumer ? [consumption(outboxId, consumer, true)] : [];
    });
  }
}
