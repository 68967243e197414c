import { Test } from '@nestjs/testing';
import type { INestApplicationContext } from '@nestjs/common';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DataSource } from 'typeorm';
import { loadConfig } from '#lib/config';
import { JobRegistry } from '#lib/queue';
import { HouseModule } from '../../src/composition/house.module';
import { TestClock } from './clock';
import { aDatabase } from './database';
import { drainOutbox } from './drain';

/** Every room of the product on a real PostgreSQL, its mails in the mailbox; only the clock is the test's. */
export interface TestHouse {
  app: INestApplicationContext;
  db: DataSource;
  clock: TestClock;
  databaseUrl: string;
  get<T>(token: abstract new (...args: never[]) => T): T;
  /** Carries events to their consumers until nothing is left, mails included. @returns how many */
  settle(): Promise<number>;
  /** Runs a scheduled job as the queue would. */
  job(name: string): Promise<void>;
  sql<R = Record<string, unknown>>(text: string, values?: unknown[]): Promise<R[]>;
  close(): Promise<void>;
}

/** @param instant where the clock stands first, ISO with its offset */
export async function aHouse(instant?: string): Promise<TestHouse> {
  const database = await aDatabase();
  return openHouse(database.url, new TestClock(instant), () => database.drop());
}

/** Another process's house on the same database, by the same clock; closing it leaves the database. */
export async function besideHouse({ databaseUrl, clock }: TestHouse): Promise<TestHouse> {
  return openHouse(databaseUrl, clock, () => Promise.resolve());
}

async function openHouse(databaseUrl: string, clock: TestClock, leave: () => Promise<void>): Promise<TestHouse> {
  const config = loadConfig({
    NODE_ENV: 'test',
    DATABASE_URL: databaseUrl,
    MAILLON_SECRET: 'a secret that is only good for tests, long enough',
    MAILLON_DATA_DIR: join(tmpdir(), 'maillon-test'),
    LOG_LEVEL: 'silent',
  });
  const app = await Test.createTestingModule({ imports: [HouseModule.with({ config, clock }, 'none')] }).compile();
  app.useLogger(false);
  await app.init();
  const db = app.get(DataSource);
  const get = <T>(token: abstract new (...args: never[]) => T): T => app.get(token as never, { strict: false });
  return {
    app,
    db,
    clock,
    databaseUrl,
    get,
    settle: () => drainOutbox(app),
    job: (name) => get(JobRegistry).run(name, {}),
    sql: (text, values = []) => db.query(text, values),
    close: async () => {
      await app.close();
      await leave();
    },
  };
}
