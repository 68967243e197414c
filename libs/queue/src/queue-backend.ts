import { Queue, Worker, createPostgresBackend, withBackend, type Processor, type WorkerOptions } from 'bullmq';
import { Redis } from 'ioredis';
import { Pool } from 'pg';

/** What travels in a job: the cause it comes from, and ids. */
export interface Envelope {
  correlationId?: string;
  payload: unknown;
}

export type EngineQueue = Pick<
  Queue<Envelope>,
  | 'addBulk'
  | 'close'
  | 'getJob'
  | 'getJobCounts'
  | 'getJobSchedulers'
  | 'on'
  | 'removeJobScheduler'
  | 'upsertJobScheduler'
>;
export type EngineWorker = Pick<Worker<Envelope>, 'close' | 'on' | 'pause' | 'waitUntilReady'>;
type Pace = Pick<WorkerOptions, 'concurrency' | 'lockDuration' | 'maxStalledCount' | 'stalledInterval'>;

/** The connections of one engine, and how BullMQ's classes are built on them. */
export interface QueueBackend {
  readonly engine: 'postgresql' | 'redis';
  queue(name: string): EngineQueue;
  worker(name: string, processor: Processor<Envelope>, pace: Pace): EngineWorker;
  ping(): Promise<void>;
  close(): Promise<void>;
}

/** One pool for all queues: BullMQ's own would be one per queue and one per worker. */
const POOL_SIZE = 20;

/**
 * Jobs in PostgreSQL, in the schema `bullmq`, which `migrateQueue` makes.
 * @param url a direct connection: LISTEN does not survive a transaction pooler
 * @param onError told of connections lost while idle, which the pool replaces
 */
export function postgresqlBackend(url: string, onError: (error: Error) => void): QueueBackend {
  // A pool that is given to BullMQ has to choose the schema by itself
  const pool = new Pool({
    connectionString: url,
    max: POOL_SIZE,
    keepAlive: true,
    options: '-c search_path=bullmq',
    application_name: 'maillon-queue',
  });
  pool.on('error', onError);
  // BullMQ listens once per queue and worker, all of them on this one pool
  pool.setMaxListeners(0);
  const bull = withBackend(createPostgresBackend);
  return {
    engine: 'postgresql',
    queue: (name) => new bull.Queue<Envelope>(name, { connection: pool }) as unknown as EngineQueue,
    worker: (name, processor, pace) =>
      new bull.Worker<Envelope>(name, processor, { connection: pool, ...pace }) as unknown as EngineWorker,
    ping: async () => {
      await pool.query('select 1');
    },
    close: () => pool.end(),
  };
}

/**
 * Jobs in Redis, which must run with `noeviction` and keep an append-only file.
 * @param prefix of every key, so that two instances or two tests share a server
 */
export function redisBackend(url: string, onError: (error: Error) => void, prefix = 'maillon'): QueueBackend {
  // Adding fails soon when Redis is away; a worker waits for it
  const adding = new Redis(url, { maxRetriesPerRequest: 1 });
  const working = new Redis(url, { maxRetriesPerRequest: null, lazyConnect: true });
  adding.on('error', onError);
  working.on('error', onError);
  return {
    engine: 'redis',
    queue: (name) => new Queue<Envelope>(name, { connection: adding, prefix }),
    worker: (name, processor, pace) => new Worker<Envelope>(name, processor, { connection: working, prefix, ...pace }),
    ping: async () => {
      await adding.ping();
    },
    close: async () => {
      adding.disconnect();
      working.disconnect();
    },
  };
}
