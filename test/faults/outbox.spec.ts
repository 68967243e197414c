import type { DataSource } from 'typeorm';
import { SystemClock } from '#lib/kernel';
import { ConsumerRegistry, Outbox, OutboxConsumption, OutboxJobs, OutboxRelay, SWEEP_AFTER_S } from '#lib/outbox';
import { BullMqJobQueue, JobRegistry, migrateQueue, postgresqlBackend } from '#lib/queue';
import { aDatabase, type TestDatabase } from '../support/database';
import { thingHappened } from '../support/worker-process';
import { until, WorkerProcess } from '../support/workers';

describe('events, when something dies', () => {
  let database: TestDatabase;
  let db: DataSource;
  const workers: WorkerProcess[] = [];
  const queues: BullMqJobQueue[] = [];

  beforeEach(async () => {
    database = await aDatabase();
    db = database.source;
    await migrateQueue(database.url);
    await db.query('create table noted (thing integer not null)');
  });
  afterEach(async () => {
    await Promise.all(workers.splice(0).map((worker) => worker.kill()));
    await Promise.all(queues.splice(0).map((queue) => queue.close()));
    await database.drop();
  });

  const record = async (count: number): Promise<void> => {
    const outbox = new Outbox(new SystemClock());
    for (let thing = 1; thing <= count; thing += 1) {
      await db.transaction((tx) => outbox.record(tx, thingHappened({ thing })));
    }
  };
  const aWorker = async (halt?: 'after-enqueue' | 'after-write'): Promise<WorkerProcess> => {
    const worker = await WorkerProcess.start({ databaseUrl: database.url, ...(halt ? { halt } : {}) });
    workers.push(worker);
    return worker;
  };
  const noted = async (): Promise<number[]> =>
    (await db.query('select thing from noted order by thing')).map(({ thing }: { thing: number }) => thing);
  const upTo = (count: number): number[] => Array.from({ length: count }, (_, at) => at + 1);

  /** A relay and a worker in this process, on the real queue. */
  const aRelay = async (offsetMs = 0): Promise<{ relay: OutboxRelay; queue: BullMqJobQueue }> => {
    const clock = new SystemClock(offsetMs);
    const [jobs, consumers] = [new JobRegistry(), new ConsumerRegistry()];
    consumers.register({
      name: 'note',
      queue: 'outbox',
      event: thingHappened,
      handle: async (tx, { thing }) => {
        await tx.query('insert into noted (thing) values ($1)', [thing]);
      },
    });
    const queue = new BullMqJobQueue(
      postgresqlBackend(database.url, () => {}),
      jobs,
    );
    queues.push(queue);
    const consumption = new OutboxConsumption(db, consumers, clock);
    const own = new OutboxJobs(jobs, consumers, consumption, db, clock);
    own.onModuleInit();
    own.onApplicationBootstrap();
    return { relay: new OutboxRelay(db, queue, consumers, clock), queue };
  };
  const loseTheQueue = async (): Promise<void> => {
    await db.query('truncate bullmq.job, bullmq.scheduler, bullmq.event cascade');
  };

  it('a relay killed after it gave its events to the queue: each is consumed once', async () => {
    await record(20);
    const halted = await aWorker('after-enqueue');
    await halted.says('halted');
    await halted.kill();
    await until(async () => (await db.query('select 1 from outbox where relayed_at is null')).length === 20);

    await aWorker();
    await until(async () => (await db.query('select 1 from outbox_receipt')).length === 20);
    await until(async () => (await db.query('select 1 from outbox where relayed_at is null')).length === 0);
    expect(await noted()).toEqual(upTo(20));
  });

  it('a consumer killed after its last write: no row of it is left, then it runs once', async () => {
    await record(1);
    const halted = await aWorker('after-write');
    await halted.says('halted');
    await halted.kill();
    expect(await noted()).toEqual([]);

    await aWorker();
    await until(async () => (await noted()).length > 0);
    expect(await noted()).toEqual([1]);
  });

  it('a queue that lost its data: what has no receipt is given to it again', async () => {
    await record(12);
    const { relay } = await aRelay();
    while ((await relay.relayOnce()) > 0);
    await loseTheQueue();

    const later = await aRelay((SWEEP_AFTER_S + 1) * 1000);
    expect(await later.relay.relayOnce()).toBe(0);
    expect(await later.relay.sweep()).toBe(12);
    await later.queue.work();
    await until(async () => (await noted()).length >= 12);
    expect(await noted()).toEqual(upTo(12));
  });

  it('two relays and two workers at once: none is lost, none is done twice', async () => {
    await record(500);
    const pair = [await aRelay(), await aRelay()];
    await Promise.all(pair.map(({ queue }) => queue.work()));
    const relayed = await Promise.all(
      pair.map(async ({ relay }) => {
        let sum = 0;
        for (let taken = await relay.relayOnce(); taken > 0; taken = await relay.relayOnce()) sum += taken;
        return sum;
      }),
    );
    expect(relayed[0]! + relayed[1]!).toBe(500);
    await until(async () => (await noted()).length >= 500);
    expect(await noted()).toEqual(upTo(500));
  });
});
