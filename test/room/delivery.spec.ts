import type { DataSource } from 'typeorm';
import { newId } from '#lib/kernel';
import { MailboxMailer, MailboxMessage, MailNotNow, MailRefused, type Mail } from '#lib/mail';
import { OutboxRelay } from '#lib/outbox';
import { JobRegistry, type JobQueue } from '#lib/queue';
import { Delivery } from '../../src/delivery/delivery.entity';
import type { ComposedMail } from '../../src/delivery/delivery.service';
import { RecoverDeliveriesJob } from '../../src/delivery/recover-deliveries.job';
import { TestClock } from '../support/clock';
import { aDatabase, type TestDatabase } from '../support/database';
import { deliveryWorld, type DeliveryWorld } from '../support/delivery-world';

/** The mailbox, which fails when a test says so, before or after it kept the mail. */
class MoodyMailer extends MailboxMailer {
  before: (mail: Mail) => Promise<void> = async () => {};
  after: (mail: Mail) => Promise<void> = async () => {};

  override async send(mail: Mail): Promise<void> {
    await this.before(mail);
    await super.send(mail);
    await this.after(mail);
  }
}

describe('deliveries', () => {
  let database: TestDatabase;
  let db: DataSource;
  let clock: TestClock;
  let mailer: MoodyMailer;
  let world: DeliveryWorld;
  let composed: () => ComposedMail | undefined;
  const reader = newId();

  beforeAll(async () => {
    database = await aDatabase();
    db = database.source;
  });
  afterAll(() => database.drop());
  beforeEach(async () => {
    await db.query('truncate outbox, delivery, consent, suppression, mailbox_message cascade');
    clock = new TestClock();
    mailer = new MoodyMailer(db, clock, () => 'Maillon <maillon@maillon.example>');
    world = deliveryWorld(db, mailer, clock);
    composed = () => ({ to: 'contact@brumeval.example', subject: 'Bonjour', html: '<p>Bonjour</p>', text: 'Bonjour' });
    world.kinds.register({ kind: 'asked', purpose: null, compose: async () => composed() });
    world.kinds.register({ kind: 'digest', purpose: 'digest', compose: async () => composed() });
  });

  const plan = (kind = 'asked', subjectId = newId(), version = 1): Promise<{ deliveryId: string; isNew: boolean }> =>
    db.transaction((tx) =>
      world.deliveries.plan(tx, { recipientId: reader, kind, subjectType: 'thing', subjectId, version }),
    );
  const consent = (): Promise<boolean> =>
    db.transaction((tx) =>
      world.deliveries.giveConsent(tx, { personId: reader, purpose: 'digest', basis: 'subscription', source: 'cli' }),
    );
  const withdraw = (): Promise<boolean> =>
    db.transaction((tx) =>
      world.deliveries.withdrawConsent(tx, { personId: reader, purpose: 'digest', by: 'mail-link' }),
    );
  const theDelivery = (id: string): Promise<Delivery> => db.getRepository(Delivery).findOneByOrFail({ id });
  const mails = (): Promise<MailboxMessage[]> => db.getRepository(MailboxMessage).find({ order: { id: 'asc' } });
  const receipts = async (): Promise<number> => (await db.query('select 1 from outbox_receipt')).length;

  it('sends a planned mail once, under a Message-ID made from its delivery', async () => {
    const { deliveryId } = await plan();
    await world.drain.drain();
    await world.drain.drain();
    expect(await mails()).toMatchObject([
      { messageId: `<${deliveryId}@maillon.example>`, kind: 'asked', subject: 'Bonjour' },
    ]);
    expect(await theDelivery(deliveryId)).toMatchObject({ state: 'sent', attempts: 1, settledAt: clock.now() });
    expect(await receipts()).toBe(1);
  });

  it('plans the same mail once, and a new version of its subject anew', async () => {
    const subject = newId();
    const first = await plan('asked', subject, 1);
    expect(first.isNew).toBe(true);
    expect(await plan('asked', subject, 1)).toEqual({ deliveryId: first.deliveryId, isNew: false });
    expect((await plan('asked', subject, 2)).isNew).toBe(true);
    expect((await plan('digest', subject, 1)).isNew).toBe(true);
    expect(await db.query('select 1 from outbox')).toHaveLength(3);
  });

  it('plans the same mail once when two do it at the same moment', async () => {
    const subject = newId();
    const both = await Promise.all([plan('asked', subject), plan('asked', subject)]);
    expect(both.filter(({ isNew }) => isNew)).toHaveLength(1);
    expect(new Set(both.map(({ deliveryId }) => deliveryId)).size).toBe(1);
    await world.drain.drain();
    expect(await mails()).toHaveLength(1);
  });

  it('does not plan in a transaction that is rolled back', async () => {
    const change = db.transaction(async (tx) => {
      await world.deliveries.plan(tx, {
        recipientId: reader,
        kind: 'asked',
        subjectType: 'thing',
        subjectId: newId(),
        version: 1,
      });
      throw new Error('after the last write');
    });
    await expect(change).rejects.toThrow('after the last write');
    await world.drain.drain();
    expect(await mails()).toEqual([]);
  });

  it('does not send what no longer holds', async () => {
    const { deliveryId } = await plan();
    composed = () => undefined;
    await world.drain.drain();
    expect(await mails()).toEqual([]);
    expect(await theDelivery(deliveryId)).toMatchObject({ state: 'suppressed', stateReason: 'no-longer-holds' });
    expect(await receipts()).toBe(1);
  });

  describe('may we write?', () => {
    it('not without a consent to that purpose', async () => {
      const { deliveryId } = await plan('digest');
      await world.drain.drain();
      expect(await theDelivery(deliveryId)).toMatchObject({ state: 'suppressed', stateReason: 'no-consent' });
    });

    it('with one, and no longer once it is withdrawn, even between planning and sending', async () => {
      expect(await consent()).toBe(true);
      expect(await consent()).toBe(false);
      const sent = await plan('digest');
      await world.drain.drain();
      const held = await plan('digest');
      expect(await withdraw()).toBe(true);
      expect(await withdraw()).toBe(false);
      await world.drain.drain();
      expect((await theDelivery(sent.deliveryId)).state).toBe('sent');
      expect((await theDelivery(held.deliveryId)).state).toBe('suppressed');
    });

    it('again, once consent is given again; the withdrawn one stays on record', async () => {
      await consent();
      await withdraw();
      clock.moveBy({ days: 1 });
      expect(await consent()).toBe(true);
      await plan('digest');
      await world.drain.drain();
      expect(await mails()).toHaveLength(1);
      expect(await db.query('select withdrawn_by from consent order by given_at')).toEqual([
        { withdrawn_by: 'mail-link' },
        { withdrawn_by: null },
      ]);
    });

    it('never to a suppressed address, however it is written, and the address itself is kept nowhere', async () => {
      await db.transaction((tx) => world.deliveries.suppress(tx, ' Contact@Brumeval.example ', 'asked'));
      await db.transaction((tx) => world.deliveries.suppress(tx, 'contact@brumeval.example', 'asked again'));
      const { deliveryId } = await plan();
      await world.drain.drain();
      expect(await theDelivery(deliveryId)).toMatchObject({ state: 'suppressed', stateReason: 'suppressed-address' });
      const rows: object[] = await db.query('select * from suppression');
      expect(rows).toHaveLength(1);
      expect(JSON.stringify(rows)).not.toMatch(/brumeval/i);
    });
  });

  describe('when the mail server says no', () => {
    it('for good, the delivery has failed, with the code and without the address', async () => {
      mailer.before = async () => {
        throw new MailRefused({ reply: 550, status: '5.1.1' });
      };
      const { deliveryId } = await plan();
      expect((await world.drain.drain()).failures).toEqual([]);
      expect(await theDelivery(deliveryId)).toMatchObject({ state: 'failed', stateReason: 'refused: 550 5.1.1' });
      expect(await receipts()).toBe(1);
    });

    it('for now, it is tried again, composed anew', async () => {
      mailer.before = async () => {
        throw new MailNotNow({ reply: 451 });
      };
      const { deliveryId } = await plan();
      expect((await world.drain.drain()).failures).toMatchObject([{ consumer: 'send-delivery' }]);
      expect(await theDelivery(deliveryId)).toMatchObject({ state: 'created', stateReason: 'not now: 451' });
      expect(await receipts()).toBe(0);

      mailer.before = async () => {};
      composed = () => ({ to: 'contact@brumeval.example', subject: 'Corrigé', html: '', text: '' });
      await world.drain.drain();
      expect(await mails()).toMatchObject([{ subject: 'Corrigé' }]);
      expect(await theDelivery(deliveryId)).toMatchObject({ state: 'sent', stateReason: null, attempts: 2 });
    });

    it('for two days, it is given up', async () => {
      mailer.before = async () => {
        throw new MailNotNow({ code: 'ETIMEDOUT' });
      };
      const { deliveryId } = await plan();
      await world.drain.drain();
      clock.moveBy({ days: 2 });
      expect((await world.drain.drain()).failures).toEqual([]);
      expect(await theDelivery(deliveryId)).toMatchObject({ state: 'failed', stateReason: 'not now: ETIMEDOUT' });
    });

    it('nothing, since the connection was lost after the mail was handed over, it is uncertain, then sent once more', async () => {
      mailer.after = async () => {
        throw new MailNotNow({ code: 'ETIMEDOUT' }, true);
      };
      const { deliveryId } = await plan();
      await world.drain.drain();
      expect((await theDelivery(deliveryId)).state).toBe('uncertain');
      mailer.after = async () => {};
      await world.drain.drain();
      expect((await theDelivery(deliveryId)).state).toBe('sent');
      const [first, second, ...others] = await mails();
      expect(second!.messageId).toBe(first!.messageId);
      expect(others).toEqual([]);
    });
  });

  it('tries again what could not be composed, and says nothing of what it was about', async () => {
    const { deliveryId } = await plan();
    composed = () => {
      throw new Error('contact@brumeval.example has no name');
    };
    expect((await world.drain.drain()).failures).toHaveLength(1);
    expect(await theDelivery(deliveryId)).toMatchObject({ state: 'created', stateReason: 'could not be composed' });
  });

  describe('when a worker dies while sending', () => {
    const dieWhileSending = async (): Promise<string> => {
      const { deliveryId } = await plan();
      await world.attempts.take(deliveryId, async () => {});
      return deliveryId;
    };

    it('leaves the mail to it for ten minutes', async () => {
      const deliveryId = await dieWhileSending();
      await world.drain.drain();
      clock.moveBy({ minutes: 9 });
      await world.drain.drain();
      expect(await mails()).toEqual([]);
      expect(await receipts()).toBe(0);
      expect((await theDelivery(deliveryId)).state).toBe('sending');
    });

    it('sends it after that', async () => {
      const deliveryId = await dieWhileSending();
      clock.moveBy({ minutes: 10 });
      await world.drain.drain();
      expect(await mails()).toHaveLength(1);
      expect(await theDelivery(deliveryId)).toMatchObject({ state: 'sent', attempts: 2 });
    });

    it('finds it, says that it is uncertain, and gives it to the queue again', async () => {
      const deliveryId = await dieWhileSending();
      const added: unknown[] = [];
      const queue = { addMany: async (jobs: unknown[]) => void added.push(...jobs) } as unknown as JobQueue;
      const relay = new OutboxRelay(db, queue, world.consumers, clock);
      await relay.relayOnce();
      added.length = 0;
      const jobs = new JobRegistry();
      new RecoverDeliveriesJob(jobs, world.attempts, relay).onModuleInit();

      await jobs.run('recover-deliveries', {});
      expect(added).toEqual([]);
      clock.moveBy({ minutes: 10 });
      await jobs.run('recover-deliveries', {});
      expect(added).toMatchObject([{ payload: { consumer: 'send-delivery' }, options: { again: true } }]);
      expect(await theDelivery(deliveryId)).toMatchObject({ state: 'uncertain', stateReason: 'worker-lost' });
    });

    it('lets a worker that was only slow write nothing over the one that took its place', async () => {
      const { deliveryId } = await plan();
      const slow = await world.attempts.take(deliveryId, async () => {});
      clock.moveBy({ minutes: 10 });
      const next = await world.attempts.take(deliveryId, async () => {});
      expect(await world.attempts.conclude(slow!, 'refused', 'late')).toBe(false);
      expect(await world.attempts.conclude(next!, 'accepted', null)).toBe(true);
      expect((await theDelivery(deliveryId)).state).toBe('sent');
    });
  });

  it('refuses to start with a mail kind missing, doubled or not listed', () => {
    world.kinds.register({ kind: 'asked', purpose: null, compose: async () => undefined });
    expect(() => world.kinds.verify(['asked', 'absent'])).toThrow(
      'Mail kinds: absent is composed by no room; asked is composed twice; digest is not in the list.',
    );
  });
});
