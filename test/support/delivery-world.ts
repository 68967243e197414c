import type { DataSource } from 'typeorm';
import { loadConfig } from '#lib/config';
import type { Clock } from '#lib/kernel';
import type { Mailer } from '#lib/mail';
import { ConsumerRegistry, Outbox, OutboxConsumption, OutboxDrain } from '#lib/outbox';
import { DeliveryAttempt } from '../../src/delivery/delivery-attempt';
import { DeliveryService, MailKindRegistry } from '../../src/delivery/delivery.service';
import { SendDeliveryConsumer } from '../../src/delivery/send-delivery.consumer';

/** The delivery room on a database and a mailer, without a queue. */
export interface DeliveryWorld {
  deliveries: DeliveryService;
  kinds: MailKindRegistry;
  attempts: DeliveryAttempt;
  drain: OutboxDrain;
  consumption: OutboxConsumption;
  consumers: ConsumerRegistry;
}

export function deliveryWorld(db: DataSource, mailer: Mailer, clock: Clock): DeliveryWorld {
  const given = { NODE_ENV: 'test', PUBLIC_URL: 'https://maillon.example', MAILLON_SECRET: 's'.repeat(32) };
  const config = loadConfig(given, {});
  const consumers = new ConsumerRegistry();
  const consumption = new OutboxConsumption(db, consumers, clock);
  const deliveries = new DeliveryService(new Outbox(clock), clock, config);
  const kinds = new MailKindRegistry();
  const attempts = new DeliveryAttempt(db, clock);
  new SendDeliveryConsumer(consumers, attempts, kinds, deliveries, mailer, db).onModuleInit();
  const drain = new OutboxDrain(db, consumers, consumption, clock);
  return { deliveries, kinds, attempts, drain, consumption, consumers };
}
