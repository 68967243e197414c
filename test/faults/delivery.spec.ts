import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import type { DataSource } from 'typeorm';
import { newId, SystemClock } from '#lib/kernel';
import { MailboxMailer } from '#lib/mail';
import { migrateQueue } from '#lib/queue';
import { Delivery } from '../../src/delivery/delivery.entity';
import { aDatabase, type TestDatabase } from '../support/database';
import { deliveryWorld } from '../support/delivery-world';
import { SmtpCatcher } from '../support/smtp';
import { until, WorkerProcess } from '../support/workers';

/** Past the time after which a mail at work is held for lost. */
const LATER_MS = 11 * 60_000;

describe('mails, when workers are killed', () => {
  let database: TestDatabase;
  let db: DataSource;
  let catcher: SmtpCatcher;
  let smtpUrl: string;
  const workers: WorkerProcess[] = [];

  beforeEach(async () => {
    database = await aDatabase();
    db = database.source;
    await migrateQueue(database.url);
    catcher = new SmtpCatcher();
    smtpUrl = await catcher.start();
  });
  afterEach(async () => {
    await Promise.all(workers.splice(0).map((worker) => worker.kill()));
    await catcher.stop();
    await database.drop();
  });

  const aWorker = async (offsetMs = 0): Promise<WorkerProcess> => {
    const worker = await WorkerProcess.start({ databaseUrl: database.url, smtpUrl, offsetMs });
    workers.push(worker);
    return worker;
  };
  const plan = async (count: number): Promise<void> => {
    const clock = new SystemClock();
    const { deliveries } = deliveryWorld(db, new MailboxMailer(db, clock, () => ''), clock);
    for (let n = 0; n < count; n += 1) {
      const mail = { recipientId: newId(), kind: 'asked', subjectType: 'thing', subjectId: newId(), version: 1 };
      await db.transaction((tx) => deliveries.plan(tx, mail));
    }
  };
  const states = async (): Promise<string[]> =>
    (await db.getRepository(Delivery).find({ order: { id: 'asc' } })).map(({ state }) => state);
  const allSent = async (): Promise<boolean> => (await states()).every((state) => state === 'sent');
  const messageIds = (): string[] => catcher.mails.map(({ mail }) => mail.messageId!);

  it('between taking a mail and handing it over: it is sent once, later', async () => {
    const connected = new Promise<void>((resolve) => {
      catcher.onConnection = () => {
        resolve();
        return new Promise(() => {});
      };
    });
    await plan(1);
    const worker = await aWorker();
    await connected;
    await worker.kill();
    expect(await states()).toEqual(['sending']);
    expect(catcher.mails).toEqual([]);

    catcher.onConnection = () => {};
    await aWorker(LATER_MS);
    await until(allSent);
    expect(messageIds()).toHaveLength(1);
  });

  it('between the server’s yes and the commit: it is sent once more, under the same Message-ID', async () => {
    await plan(1);
    const [delivery] = await db.getRepository(Delivery).find();
    const blocker = new Client({ connectionString: database.url });
    await blocker.connect();
    catcher.onMail = async () => {
      await blocker.query('begin');
      await blocker.query('select 1 from delivery where id = $1 for update', [delivery!.id]);
      return null;
    };
    const worker = await aWorker();
    await until(async () => {
      const waiting: unknown[] = await db.query(
        `select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
      );
      return waiting.length > 0;
    });
    await worker.kill();
    await blocker.end();
    expect(catcher.mails).toHaveLength(1);
    await until(async () => (await states())[0] === 'sending');

    catcher.onMail = () => null;
    await aWorker(LATER_MS);
    await until(allSent);
    expect(messageIds()).toEqual([delivery!.messageId, delivery!.messageId]);
    expect(await db.query('select consumer from outbox_receipt')).toEqual([{ consumer: 'send-delivery' }]);
  });

  it('again and again, at any moment: none is lost, and no crash makes more than one duplicate', async () => {
    const [count, crashes] = [24, 4];
    await plan(count);
    for (let crash = 0; crash < crashes; crash += 1) {
      const worker = await aWorker(crash * LATER_MS);
      const target = Math.min(catcher.mails.length + 4, count);
      await until(() => catcher.mails.length >= target);
      // Not at the same step each time
      await sleep(crash * 3);
      await worker.kill();
    }
    await aWorker(crashes * LATER_MS);
    await until(allSent);
    expect(new Set(messageIds()).size).toBe(count);
    expect(messageIds().length).toBeLessThanOrEqual(count + crashes);
  });
});
