import { Logger } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import type { Config } from '#lib/config';
import { createDataSource } from '#lib/database';
import type { Clock } from '#lib/kernel';
import { MailboxMailer, SmtpMailer, type Mailer } from '#lib/mail';
import { BullMqJobQueue, postgresqlBackend, redisBackend, type JobQueue, type JobRegistry } from '#lib/queue';
import { FallbackSearchIndex, MeilisearchSearchIndex, PostgresqlSearchIndex, type SearchIndex } from '#lib/search';
import { entities } from './entities';

/** The one place where adapters are picked, from validated configuration. */

export async function connect(config: Config): Promise<DataSource> {
  const logger = new Logger('database');
  const db = createDataSource({
    url: databaseUrlOf(config),
    entities,
    onIdleError: (error) => {
      // Once the pool is closed, what its connections still hear is the server leaving
      if (db.isInitialized) logger.warn(`An idle connection broke: ${error.message}`);
    },
  });
  return db.initialize();
}

/**
 * One mail at a time: a worker that is killed leaves one mail in doubt, so one duplicate at most. More workers send faster.
 * Two sources at a time: each reading holds a connection of the pool for its lock beside the one it writes with.
 */
const CONCURRENCY = { delivery: 1, collect: 2 };

export function jobQueueOf(config: Config, registry: JobRegistry): JobQueue {
  const logger = new Logger('JobQueue');
  const onError = (error: Error): void => logger.warn(`A connection of the queue broke: ${error.message}`);
  const backend = config.redisUrl
    ? redisBackend(config.redisUrl, onError)
    : postgresqlBackend(databaseUrlOf(config), onError);
  return new BullMqJobQueue(backend, registry, { concurrency: CONCURRENCY });
}

export function searchIndexOf(config: Config, db: DataSource, clock: Clock): SearchIndex {
  const own = new PostgresqlSearchIndex(db);
  if (!config.meiliUrl) return own;
  const { meiliUrl: url, meiliKey: key } = config;
  return new FallbackSearchIndex(new MeilisearchSearchIndex({ url, key, db, clock }), own);
}

export function mailerOf(config: Config, db: DataSource, clock: Clock): Mailer {
  const sender = (): string => config.mailFrom;
  return config.smtpUrl ? new SmtpMailer(config.smtpUrl, sender) : new MailboxMailer(db, clock, sender);
}

function databaseUrlOf(config: Config): string {
  if (config.databaseUrl) return config.databaseUrl;
  throw new Error('An application is made once its database is known: open the ground first.');
}
