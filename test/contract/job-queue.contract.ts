import { Logger } from '@nestjs/common';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { Correlation, newId } from '#lib/kernel';
import { BullMqJobQueue, defineJob, JobRegistry, type QueueBackend } from '#lib/queue';

interface World {
  /** A new set of connections to the engine, on the same data each time */
  backend(): Promise<QueueBackend>;
  /** The queue's data are gone, as after a loss of the engine */
  lose(): Promise<void>;
}

const thing = z.strictObject({ thing: z.string() });
const note = defineJob({
  name: 'note',
  queue: 'outbox',
  payload: thing,
  attempts: 3,
  backoff: { delay: 20, jitter: 0.5 },
});
const other = defineJob({ name: 'other', queue: 'matching', payload: thing });
const nothing = z.strictObject({});
const morning = defineJob({ name: 'morning', queue: 'daily', payload: nothing });
const evening = defineJob({ name: 'evening', queue: 'daily', payload: nothing });

/** What every engine of the queue does alike. */
export function jobQueueContract(world: World): void {
  const opened: BullMqJobQueue[] = [];
  const done: string[] = [];
  let fails = (_thing: string): void => {};

  const aQueue = async (options: { scheduleAgainAfterMs?: number } = {}): Promise<BullMqJobQueue> => {
    const registry = new JobRegistry();
    registry.handle(note, async (payload) => {
      fails(payload.thing);
      done.push(`${payload.thing} ${Correlation.current() === undefined ? 'alone' : 'caused'}`);
    });
    registry.handle(other, async (payload) => {
      done.push(`other ${payload.thing}`);
    });
    registry.handle(morning, async () => {});
    registry.handle(evening, async () => {});
    const queue = new BullMqJobQueue(await world.backend(), registry, options);
    opened.push(queue);
    return queue;
  };

  beforeAll(() => Logger.overrideLogger(false));
  beforeEach(async () => {
    await world.lose();
    done.length = 0;
    fails = () => {};
  });
  afterEach(async () => {
    await Promise.all(opened.splice(0).map((queue) => queue.close()));
  });

  it('answers a ping', async () => {
    await (await aQueue()).ping();
  });

  it('runs each job with the handler of its name, in its queue', async () => {
    const queue = await aQueue();
    await queue.work();
    await queue.add(note, { thing: 'a' });
    await queue.add(other, { thing: 'b' });
    await until(() => done.length === 2);
    expect([...done].sort()).toEqual(['a caused', 'other b']);
  });

  it('refuses a payload that is not the job’s, and an id that the engine would misread', async () => {
    const queue = await aQueue();
    await expect(queue.add(note, { thing: 1 } as never)).rejects.toThrow(z.ZodError);
    await expect(queue.add(note, { thing: 'a' }, { id: '12' })).rejects.toThrow('not digits alone');
    await expect(queue.add(note, { thing: 'a' }, { id: 'a:b' })).rejects.toThrow('letters, digits and -');
    expect(await queue.counts()).toMatchObject({ waiting: 0 });
  });

  it('runs a job under the correlation id of the one who added it', async () => {
    const queue = await aQueue();
    const ran: (string | undefined)[] = [];
    fails = () => void ran.push(Correlation.current());
    const cause = newId();
    await Correlation.run(() => queue.add(note, { thing: 'a' }), cause);
    await queue.work();
    await until(() => done.length === 1);
    expect(ran).toEqual([cause]);
  });

  it('adds nothing while a job of that id waits', async () => {
    const queue = await aQueue();
    for (const again of [false, true, false]) await queue.add(note, { thing: 'a' }, { id: 'only-one', again });
    await queue.add(note, { thing: 'b' });
    expect(await queue.counts()).toEqual({ waiting: 2, delayed: 0, active: 0, failed: 0 });
  });

  it('adds many at once, over several queues', async () => {
    const queue = await aQueue();
    await queue.addMany([
      ...Array.from({ length: 50 }, (_, n) => ({ job: note as never, payload: { thing: `${n}` } })),
      { job: other as never, payload: { thing: 'z' }, options: { delayMs: 3_600_000 } },
    ]);
    expect(await queue.counts()).toEqual({ waiting: 50, delayed: 1, active: 0, failed: 0 });
  });

  it('tries a failing job again, later each time, and then keeps it as failed', async () => {
    const queue = await aQueue();
    let tries = 0;
    fails = () => {
      tries += 1;
      if (tries < 3) throw new Error('not yet');
    };
    await queue.work();
    await queue.add(note, { thing: 'third time' });
    await until(() => done.length === 1);
    expect(tries).toBe(3);

    fails = () => {
      throw new Error('never');
    };
    await queue.add(note, { thing: 'never' });
    await until(async () => (await queue.counts()).failed === 1);
    expect(done).toEqual(['third time caused']);
  });

  it('adds again, when asked to, a job of an id that failed for good', async () => {
    const queue = await aQueue();
    await queue.work();
    fails = () => {
      throw new Error('down');
    };
    await queue.add(note, { thing: 'a' }, { id: 'stubborn' });
    await until(async () => (await queue.counts()).failed === 1);
    fails = () => {};
    await queue.add(note, { thing: 'a' }, { id: 'stubborn' });
    expect(await queue.counts()).toMatchObject({ failed: 1 });
    await queue.add(note, { thing: 'a' }, { id: 'stubborn', again: true });
    await until(() => done.length === 1);
    expect(await queue.counts()).toMatchObject({ failed: 0 });
  });

  it('gives each job to one of several workers', async () => {
    const [first, second] = [await aQueue(), await aQueue()];
    await Promise.all([first.work(), second.work()]);
    await first.addMany(Array.from({ length: 40 }, (_, n) => ({ job: note as never, payload: { thing: `${n}` } })));
    await until(() => done.length >= 40);
    expect(new Set(done).size).toBe(40);
    expect(done).toHaveLength(40);
  });

  it('keeps what waits when every worker is gone', async () => {
    const before = await aQueue();
    await before.add(note, { thing: 'kept' });
    await before.close();
    const after = await aQueue();
    await after.work();
    await until(() => done.length === 1);
    expect(done).toEqual(['kept caused']);
  });

  it('waits for the job at work when it closes', async () => {
    const queue = await aQueue();
    let started = false;
    fails = () => {
      started = true;
    };
    await queue.work();
    await queue.add(note, { thing: 'a' });
    await until(() => started);
    await queue.close();
    opened.splice(opened.indexOf(queue), 1);
    expect(done).toEqual(['a caused']);
  });

  it('lets go of a job that does not end in time', async () => {
    const registry = new JobRegistry();
    const stuck = defineJob({ name: 'stuck', queue: 'outbox', payload: nothing });
    let started = false;
    registry.handle(stuck, async () => {
      started = true;
      await new Promise(() => {});
    });
    const queue = new BullMqJobQueue(await world.backend(), registry, { closeWithinMs: 50 });
    await queue.work();
    await queue.add(stuck, {});
    await until(() => started);
    await queue.close();
  });

  describe('schedules', () => {
    it('stand once, however often and from wherever they are made', async () => {
      const [first, second] = [await aQueue(), await aQueue()];
      await first.schedule([{ job: morning, pattern: '0 8 * * *' }]);
      await second.schedule([{ job: morning, pattern: '0 8 * * *' }]);
      await first.schedule([{ job: morning, pattern: '0 8 * * *' }]);
      expect(await first.counts()).toMatchObject({ delayed: 1 });
    });

    it('that are no longer in the list are removed, and a changed hour takes the place of the old one', async () => {
      const queue = await aQueue();
      await queue.schedule([
        { job: morning, pattern: '0 8 * * *' },
        { job: evening, pattern: '0 20 * * *' },
      ]);
      expect(await queue.counts()).toMatchObject({ delayed: 2 });
      await queue.schedule([{ job: morning, pattern: '30 7 * * *' }]);
      expect(await queue.counts()).toMatchObject({ delayed: 1 });
      await queue.schedule([]);
      expect(await queue.counts()).toMatchObject({ delayed: 0 });
    });

    it('come back by themselves after the engine lost its data', async () => {
      const queue = await aQueue({ scheduleAgainAfterMs: 20 });
      await queue.schedule([{ job: morning, pattern: '0 8 * * *' }]);
      await world.lose();
      await until(async () => (await queue.counts()).delayed === 1);
    });
  });
}

async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await condition())) await sleep(10);
}
