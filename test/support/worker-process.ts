import 'reflect-metadata';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { SystemClock } from '#lib/kernel';
import { SmtpMailer } from '#lib/mail';
import { defineEvent, OutboxJobs, OutboxReceipt, OutboxRelay, OutboxRow } from '#lib/outbox';
import { BullMqJobQueue, JobRegistry, postgresqlBackend, type Addition } from '#lib/queue';
import { Consent } from '../../src/delivery/consent.entity';
import { Delivery } from '../../src/delivery/delivery.entity';
import { Suppression } from '../../src/delivery/suppression.entity';
import { deliveryWorld } from './delivery-world';

/** Where a worker stops for ever, so that a test can kill it there. */
export type Halt = 'after-enqueue' | 'after-write';

export const thingHappened = defineEvent('test.happened', z.object({ thing: z.number() }));

const halt = process.env['HALT'];
const say = (word: string): Promise<never> => {
  process.stdout.write(`${word}\n`);
  return new Promise(() => {});
};

/** The queue of a worker that may be killed between giving jobs to the queue and noting that it did. */
class HaltingQueue extends BullMqJobQueue {
  override async addMany(additions: readonly Addition[]): Promise<void> {
    await super.addMany(additions);
    if (halt === 'after-enqueue') await say('halted');
  }
}

/** A whole worker: relay, queue, a consumer that notes what it sees, and deliveries over SMTP. */
async function run(): Promise<void> {
  const url = process.env['DATABASE_URL']!;
  const clock = new SystemClock(Number(process.env['OFFSET_MS'] ?? 0));
  const db = new DataSource({
    type: 'postgres',
    url,
    entities: [OutboxRow, OutboxReceipt, Delivery, Consent, Suppression],
  });
  await db.initialize();
  const mailer = new SmtpMailer(process.env['SMTP_URL']!, () => 'maillon@maillon.example');
  const { consumers, consumption, kinds } = deliveryWorld(db, mailer, clock);
  kinds.register({
    kind: 'asked',
    purpose: null,
    compose: async ({ id }) => ({ to: 'contact@brumeval.example', subject: id, html: 'Bonjour', text: 'Bonjour' }),
  });
  consumers.register({
    name: 'note',
    queue: 'outbox',
    event: thingHappened,
    handle: async (tx, { thing }) => {
      await tx.query('insert into noted (thing) values ($1)', [thing]);
      if (halt === 'after-write') await say('halted');
    },
  });
  const jobs = new JobRegistry();
  const queue = new HaltingQueue(
    postgresqlBackend(url, () => {}),
    jobs,
    {
      concurrency: { delivery: 1 },
      stalledAfterMs: 1_000,
    },
  );
  const relay = new OutboxRelay(db, queue, consumers, clock);
  const own = new OutboxJobs(jobs, consumers, consumption, db, clock);
  own.onModuleInit();
  own.onApplicationBootstrap();
  await queue.work();
  relay.start();
  process.stdout.write('working\n');
}

if (require.main === module) void run();
