import { DataSource } from 'typeorm';
import { z } from 'zod';
import { Correlation } from '#lib/kernel';
import {
  ConsumerRegistry,
  defineEvent,
  Outbox,
  OutboxConsumption,
  OutboxDrain,
  OutboxJobs,
  OutboxRelay,
  OutboxStatus,
  type Consumer,
} from '#lib/outbox';
import { JobQueue, JobRegistry, type Addition } from '#lib/queue';
import { TestClock } from '../support/clock';
import { aDatabase, type TestDatabase } from '../support/database';

const happened = defineEvent('test.happened', z.object({ thing: z.uuid() }));
const followed = defineEvent('test.followed', z.object({ thing: z.uuid() }));
const thing = '018f0000-0000-7000-8000-000000000001';

/** Another world, in memory: keeps what was added, by id, as a queue does while jobs wait. */
class WaitingJobs extends JobQueue {
  readonly engine = 'postgresql';
  readonly jobs = new Map<string, Addition>();
  down = false;

  async add(): Promise<void> {
    throw new Error('not used here');
  }
  async addMany(additions: readonly Addition[]): Promise<void> {
    if (this.down) throw new Error('the queue is down');
    for (const addition of additions) {
      const { id, again } = addition.options!;
      if (!this.jobs.has(id!) || again) this.jobs.set(id!, addition);
    }
  }
  async work(): Promise<void> {}
  async schedule(): Promise<void> {}
  async counts(): Promise<{ waiting: number; delayed: number; active: number; failed: number }> {
    return { waiting: this.jobs.size, delayed: 0, active: 0, failed: 0 };
  }
  async ping(): Promise<void> {}
  async close(): Promise<void> {}
}

describe('the outbox', () => {
  let database: TestDatabase;
  let db: DataSource;
  let clock: TestClock;
  let queue: WaitingJobs;
  let consumers: ConsumerRegistry;
  let outbox: Outbox;
  let relay: OutboxRelay;
  let consumption: OutboxConsumption;
  let status: OutboxStatus;
  let drain: OutboxDrain;

  beforeAll(async () => {
    database = await aDatabase();
    db = database.source;
  });
  afterAll(() => database.drop());
  beforeEach(async () => {
    await db.query('truncate outbox cascade');
    await db.query('create table if not exists seen (at serial, what text, correlation text)');
    await db.query('truncate seen');
    clock = new TestClock();
    queue = new WaitingJobs();
    consumers = new ConsumerRegistry();
    outbox = new Outbox(clock);
    relay = new OutboxRelay(db, queue, consumers, clock);
    consumption = new OutboxConsumption(db, consumers, clock);
    status = new OutboxStatus(db, consumers);
    drain = new OutboxDrain(db, consumers, consumption, clock);
  });

  const listener = (name: string, more: Partial<Consumer<{ thing: string }>> = {}): void =>
    consumers.register({
      name,
      queue: 'outbox',
      event: happened,
      handle: async (tx, payload) => {
        await tx.query('insert into seen (what, correlation) values ($1, $2)', [
          `${name} ${payload.thing}`,
          Correlation.current(),
        ]);
      },
      ...more,
    } as Consumer<{ thing: string }>);
  const record = (): Promise<string> => db.transaction((tx) => outbox.record(tx, happened({ thing })));
  const seen = async (): Promise<string[]> =>
    (await db.query('select what from seen order by at')).map(({ what }: { what: string }) => what);

  it('says nothing of a change that was rolled back', async () => {
    const change = db.transaction(async (tx) => {
      await outbox.record(tx, happened({ thing }));
      throw new Error('the change failed');
    });
    await expect(change).rejects.toThrow('the change failed');
    expect(await relay.relayOnce()).toBe(0);
  });

  it('gives an event to each of its consumers, once', async () => {
    listener('first');
    listener('second');
    const id = await record();

    expect(await relay.relayOnce()).toBe(1);
    expect(await relay.relayOnce()).toBe(0);
    expect([...queue.jobs.keys()]).toEqual([`${id}-first`, `${id}-second`]);
    expect(await status.pending()).toEqual({
      unrelayed: 0,
      unreceipted: [
        { event: 'test.happened', consumer: 'first', count: 1 },
        { event: 'test.happened', consumer: 'second', count: 1 },
      ],
    });
    await consumption.consume(id, 'first');
    expect(await status.pending()).toMatchObject({ unreceipted: [{ consumer: 'second', count: 1 }] });
  });

  it('gives all that waits at once to a consumer that gathers, each receipt written', async () => {
    const given: number[] = [];
    consumers.register({
      name: 'gathering',
      queue: 'outbox',
      event: happened,
      atMost: 20,
      gather: async (payloads) => void given.push(payloads.length),
    });
    const ids: string[] = [];
    for (let n = 0; n < 50; n += 1) ids.push(await record());
    await relay.relayOnce();
    // As four workers would, each with the job of one event
    await Promise.all(ids.map((id) => consumption.consume(id, 'gathering')));
    expect(given).toEqual([20, 20, 10]);
    expect(await status.pending()).toEqual({ unrelayed: 0, unreceipted: [] });
  });

  it('holds back no event for another that can not be read', async () => {
    const given: unknown[] = [];
    consumers.register({
      name: 'gathering',
      queue: 'outbox',
      event: happened,
      atMost: 5,
      gather: async (payloads) => void given.push(...payloads),
    });
    const [unread, read] = [await record(), await record()];
    await db.query(`update outbox set payload = '{}', relayed_at = now() where id = $1`, [unread]);
    await consumption.consume(read!, 'gathering');
    expect(given).toHaveLength(1);
    await expect(consumption.consume(unread!, 'gathering')).rejects.toThrow();
    consumption.onModuleDestroy();
  });

  it('writes no receipt of what a gathering consumer could not do', async () => {
    consumers.register({
      name: 'gathering',
      queue: 'outbox',
      event: happened,
      atMost: 20,
      gather: async () => Promise.reject(new Error('the engine is down')),
    });
    const id = await record();
    await record();
    await relay.relayOnce();
    await expect(consumption.consume(id, 'gathering')).rejects.toThrow('the engine is down');
    consumption.onModuleDestroy();
    expect((await status.pending()).unreceipted).toEqual([{ event: 'test.happened', consumer: 'gathering', count: 2 }]);
  });

  it('keeps the events of a relay whose queue is down', async () => {
    listener('first');
    await record();
    queue.down = true;
    await expect(relay.relayOnce()).rejects.toThrow('the queue is down');
    queue.down = false;
    expect(await relay.relayOnce()).toBe(1);
  });

  it('does nothing on a second run of the same consumption', async () => {
    listener('first');
    const id = await record();
    expect(await consumption.consume(id, 'first')).toBe('done');
    expect(await consumption.consume(id, 'first')).toBe('already');
    expect(await seen()).toEqual([`first ${thing}`]);
  });

  it('runs a consumption once when two workers have it at the same moment', async () => {
    listener('first');
    const id = await record();
    const both = await Promise.all([consumption.consume(id, 'first'), consumption.consume(id, 'first')]);
    expect(both.sort()).toEqual(['already', 'done']);
    expect(await seen()).toEqual([`first ${thing}`]);
  });

  it('leaves no row of a consumer that throws after its last write, and no receipt', async () => {
    listener('first', {
      handle: async (tx) => {
        await tx.query(`insert into seen (what) values ('half')`);
        throw new Error('after the last write');
      },
    } as Partial<Consumer<{ thing: string }>>);
    const id = await record();
    await expect(consumption.consume(id, 'first')).rejects.toThrow('after the last write');
    expect(await seen()).toEqual([]);
    expect(await db.query('select * from outbox_receipt')).toEqual([]);
  });

  it('carries the correlation of the cause into what its consumers bring about', async () => {
    listener('first', {
      handle: async (tx, payload) => {
        await outbox.record(tx, followed(payload));
      },
    } as Partial<Consumer<{ thing: string }>>);
    consumers.register({
      name: 'second',
      queue: 'outbox',
      event: followed,
      handle: async (tx) => {
        await tx.query('insert into seen (what) values ($1)', [Correlation.current()]);
      },
    });
    const cause = '018f0000-0000-7000-8000-00000000000c';
    await Correlation.run(record, cause);
    expect(await status.pending(cause)).toMatchObject({ unrelayed: 1 });
    expect(await status.pending('018f0000-0000-7000-8000-00000000000d')).toEqual({ unrelayed: 0, unreceipted: [] });

    expect(await drain.drain()).toEqual({ consumed: 2, failures: [] });
    expect(await seen()).toEqual([cause]);
    expect(await status.pending(cause)).toEqual({ unrelayed: 0, unreceipted: [] });
  });

  it('tells of an effect whose receipt was not written, and keeps it pending', async () => {
    consumers.register({ name: 'effect', queue: 'outbox', event: happened, effect: async () => {} });
    const id = await record();
    await relay.relayOnce();
    expect(await consumption.consume(id, 'effect')).toBe('open');
    expect((await status.pending()).unreceipted).toHaveLength(1);
  });

  it('brings a drain to its end when a consumer fails, and says which', async () => {
    listener('good');
    listener('bad', {
      handle: async () => {
        throw new Error('no');
      },
    } as Partial<Consumer<{ thing: string }>>);
    await record();
    await record();
    const { consumed, failures } = await drain.drain();
    expect(consumed).toBe(2);
    expect(failures.map(({ consumer }) => consumer)).toEqual(['bad', 'bad']);
  });

  describe('the sweep', () => {
    it('gives again what has no receipt after five minutes, and waits twice as long each time', async () => {
      listener('first');
      const id = await record();
      await relay.relayOnce();
      const swept = async (minutes: number): Promise<number> => {
        queue.jobs.clear();
        clock.moveBy({ minutes });
        return relay.sweep();
      };
      expect(await swept(4)).toBe(0);
      expect(await swept(1)).toBe(1);
      expect([...queue.jobs.keys()]).toEqual([`${id}-first`]);
      expect(await swept(5)).toBe(1);
      expect(await swept(5)).toBe(0);
      expect(await swept(5)).toBe(1);
      expect(await swept(19)).toBe(0);
      expect(await swept(1)).toBe(1);
    });

    it('leaves alone what has its receipts', async () => {
      listener('first');
      const id = await record();
      await relay.relayOnce();
      await consumption.consume(id, 'first');
      clock.moveBy({ hours: 1 });
      expect(await relay.sweep()).toBe(0);
    });

    it('does not wake a consumer that came after the event', async () => {
      listener('first');
      const id = await record();
      await relay.relayOnce();
      await consumption.consume(id, 'first');
      listener('newcomer');
      clock.moveBy({ hours: 1 });
      expect(await relay.sweep()).toBe(0);
    });

    it('forgets a consumer that is gone', async () => {
      listener('leaving');
      await record();
      await relay.relayOnce();
      const later = new OutboxRelay(db, queue, new ConsumerRegistry(), clock);
      clock.moveBy({ hours: 1 });
      expect(await later.sweep()).toBe(0);
    });
  });

  it('forgets events a month after they settled, with their receipts, and no other', async () => {
    listener('first');
    const [settled] = [await record(), await record()];
    await relay.relayOnce();
    await consumption.consume(settled, 'first');
    clock.moveBy({ minutes: 1 });
    await relay.sweep();
    const jobs = new OutboxJobs(new JobRegistry(), consumers, consumption, db, clock);
    expect(await jobs.purge()).toBe(0);
    clock.moveBy({ days: 31 });
    expect(await jobs.purge()).toBe(1);
    expect(await db.query('select count(*)::int as left from outbox')).toEqual([{ left: 1 }]);
    expect(await db.query('select * from outbox_receipt')).toEqual([]);
  });

  it('wakes at a commit', async () => {
    listener('first');
    relay.start();
    try {
      const id = await record();
      await until(() => queue.jobs.has(`${id}-first`));
      const second = await record();
      await until(() => queue.jobs.has(`${second}-first`));
      expect(queue.jobs.size).toBe(2);
    } finally {
      await relay.stop();
    }
  });

  it('refuses a consumer that is missing, doubled or not listed', () => {
    listener('first');
    listener('first');
    listener('stranger');
    expect(() => consumers.verify(['first', 'absent'])).toThrow(
      'Outbox consumers: absent is registered by no room; first is registered twice; stranger is not in the list.',
    );
  });
});

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 10));
}
