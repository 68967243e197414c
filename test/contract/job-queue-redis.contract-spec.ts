import { Redis } from 'ioredis';
import { newId } from '#lib/kernel';
import { redisBackend } from '#lib/queue';
import { aRedis, redisAvailable, type TestRedis } from '../support/redis';
import { jobQueueContract } from './job-queue.contract';

(redisAvailable() ? describe : describe.skip)(
  'the job queue on Redis (TEST_REDIS_URL, or redis-server on the PATH)',
  () => {
    const prefix = `maillon-test-${newId()}`;
    let redis: TestRedis;
    let client: Redis;

    beforeAll(async () => {
      redis = await aRedis();
      client = new Redis(redis.url);
    });
    afterAll(async () => {
      await forgetAll();
      client.disconnect();
      await redis.stop();
    });

    const forgetAll = async (): Promise<void> => {
      const keys = await client.keys(`${prefix}:*`);
      if (keys.length > 0) await client.del(keys);
    };

    jobQueueContract({
      backend: async () => redisBackend(redis.url, () => {}, prefix),
      lose: forgetAll,
    });
  },
);
