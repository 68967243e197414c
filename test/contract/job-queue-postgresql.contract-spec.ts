import { migrateQueue, postgresqlBackend } from '#lib/queue';
import { aDatabase, type TestDatabase } from '../support/database';
import { jobQueueContract } from './job-queue.contract';

describe('the job queue on PostgreSQL', () => {
  let database: TestDatabase;

  beforeAll(async () => {
    database = await aDatabase();
    await migrateQueue(database.url);
  });
  afterAll(() => database.drop());

  jobQueueContract({
    backend: async () => postgresqlBackend(database.url, () => {}),
    lose: async () => {
      const tables: { name: string }[] = await database.source.query(
        `select format('%I.%I', schemaname, tablename) as name from pg_tables
          where schemaname = 'bullmq' and tablename not like '%migration%'`,
      );
      await database.source.query(`truncate ${tables.map(({ name }) => name).join(', ')} cascade`);
    },
  });

  it('migrates its tables twice without harm', async () => {
    await migrateQueue(database.url);
  });
});
