import type { INestApplicationContext, LoggerService } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { createDataSource, pendingMigrations } from '#lib/database';
import { HttpAdapter, setUpHttp } from '#lib/http';
import { DomainError } from '#lib/kernel';
import { describeApi } from '../api/v1/open-api';
import { HouseModule } from './house.module';
import { readSettings } from './instance/settings';
import { migrations } from './migrations';
import { completeFrom, learnFrom } from './nomenclature/complete-nomenclature';
import { verifyRegistries } from './registry';
import type { House } from './start/ground';

/** @returns the house without a face, for a command */
export async function createContext(house: House, logger: LoggerService): Promise<INestApplicationContext> {
  const app = await NestFactory.createApplicationContext(HouseModule.with(await asSetUp(house), 'none'), {
    logger,
    abortOnError: false,
  });
  verifyRegistries(app);
  return app;
}

/** @returns the house with its pages, not yet listening */
export async function createWeb(house: House, logger: LoggerService): Promise<NestExpressApplication> {
  const set = await asSetUp(house);
  const app = await NestFactory.create<NestExpressApplication>(HouseModule.with(set, 'pages'), new HttpAdapter(), {
    logger,
    abortOnError: false,
    bodyParser: false,
  });
  setUpHttp(app, set.config);
  describeApi(app, set.config.publicUrl);
  await app.init();
  verifyRegistries(app);
  return app;
}

/** @returns the house of a worker of its own process, which answers only `/health` and `/metrics` */
export async function createWorker(house: House, logger: LoggerService): Promise<NestExpressApplication> {
  const app = await NestFactory.create<NestExpressApplication>(HouseModule.with(await asSetUp(house), 'health'), {
    logger,
    abortOnError: false,
    bodyParser: false,
  });
  await app.init();
  verifyRegistries(app);
  return app;
}

/**
 * What `maillon setup` wrote holds where the environment says nothing.
 * @throws DomainError `start/not-migrated`
 */
async function asSetUp(house: House): Promise<House> {
  const db = await createDataSource({ url: house.config.databaseUrl!, entities: [], poolSize: 1 }).initialize();
  try {
    const pending = await pendingMigrations(db, migrations);
    if (pending.length > 0) throw notMigrated(pending);
    // Before any room opens: they look codes and places up as soon as they do
    await completeFrom(db);
    await learnFrom(db);
    const { sender, publicUrl } = await readSettings(db);
    const { given } = house.config;
    return {
      ...house,
      config: house.config.with({
        ...(sender && !given.includes('MAIL_FROM') ? { mailFrom: sender } : {}),
        ...(publicUrl && !given.includes('PUBLIC_URL') ? { publicUrl } : {}),
      }),
    };
  } finally {
    await db.destroy();
  }
}

function notMigrated(pending: string[]): DomainError {
  return new DomainError(
    'start/not-migrated',
    `The database lacks ${pending.length} migration(s), the first being ${pending[0]}. Run \`npx maillon migrate\`, then start again.`,
    { level: 'error' },
  );
}
