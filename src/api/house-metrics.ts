import { Injectable, type OnModuleInit } from '@nestjs/common';
import { collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import { DataSource } from 'typeorm';
import { OutboxStatus } from '#lib/outbox';
import { JobQueue } from '#lib/queue';

/** Figures of the process and of what waits; rooms add theirs to the same `Registry`. */
@Injectable()
export class HouseMetrics implements OnModuleInit {
  constructor(
    private readonly registry: Registry,
    private readonly queue: JobQueue,
    private readonly outbox: OutboxStatus,
    private readonly db: DataSource,
  ) {}

  onModuleInit(): void {
    collectDefaultMetrics({ register: this.registry });
    this.gauge('maillon_jobs', 'Jobs, by state', 'state', async () => Object.entries(await this.queue.counts()));
    this.gauge('maillon_outbox', 'Events that have not reached their consumers', 'stage', async () => {
      const { unrelayed, unreceipted } = await this.outbox.pending();
      return [
        ['unrelayed', unrelayed],
        ['unreceipted', unreceipted.reduce((sum, { count }) => sum + count, 0)],
      ];
    });
    this.gauge('maillon_deliveries', 'Mails, by state', 'state', async () => {
      const rows = await this.db.query<{ state: string; count: number }[]>(
        'select state, count(*)::int as count from delivery group by state',
      );
      return rows.map(({ state, count }) => [state, count]);
    });
  }

  /** @returns everything in the text format of Prometheus */
  async text(): Promise<string> {
    return this.registry.metrics();
  }

  private gauge(name: string, help: string, label: string, read: () => Promise<[string, number][]>): void {
    new Gauge({
      name,
      help,
      labelNames: [label],
      registers: [this.registry],
      async collect() {
        this.reset();
        for (const [value, count] of await read()) this.set({ [label]: value }, count);
      },
    });
  }
}
