import { Global, Module, type DynamicModule, type OnApplicationShutdown } from '@nestjs/common';
import { Registry } from 'prom-client';
import { DataSource } from 'typeorm';
import { Config, Instance } from '#lib/config';
import { Clock } from '#lib/kernel';
import { Mailer } from '#lib/mail';
import {
  ConsumerRegistry,
  Outbox,
  OutboxConsumption,
  OutboxDrain,
  OutboxJobs,
  OutboxRelay,
  OutboxStatus,
} from '#lib/outbox';
import { JobQueue, JobRegistry } from '#lib/queue';
import { SearchIndex } from '#lib/search';
import { connect, jobQueueOf, mailerOf, searchIndexOf } from './adapters';
import { StoredInstance } from './instance/stored-instance.adapter';

/** What every room stands on; nothing of it knows a room. */
@Global()
@Module({})
export class PlumbingModule implements OnApplicationShutdown {
  constructor(private readonly db: DataSource) {}

  static with({ config, clock }: { config: Config; clock: Clock }): DynamicModule {
    const shared = [
      { provide: Config, useValue: config },
      { provide: Clock, useValue: clock },
      { provide: DataSource, useFactory: () => connect(config) },
      { provide: Instance, useClass: StoredInstance },
      JobRegistry,
      {
        provide: JobQueue,
        inject: [JobRegistry],
        useFactory: (registry: JobRegistry) => jobQueueOf(config, registry),
      },
      ConsumerRegistry,
      Outbox,
      OutboxRelay,
      OutboxConsumption,
      OutboxStatus,
      OutboxDrain,
      { provide: SearchIndex, inject: [DataSource], useFactory: (db: DataSource) => searchIndexOf(config, db, clock) },
      { provide: Mailer, inject: [DataSource], useFactory: (db: DataSource) => mailerOf(config, db, clock) },
      // prom-client's global registry would refuse a second application in one process
      { provide: Registry, useFactory: () => new Registry() },
    ];
    const tokens = shared.map((provider) => ('provide' in provider ? provider.provide : provider));
    return { module: PlumbingModule, providers: [...shared, OutboxJobs], exports: tokens };
  }

  /** Last of all, once no request is at work. */
  async onApplicationShutdown(): Promise<void> {
    if (this.db.isInitialized) await this.db.destroy();
  }
}
