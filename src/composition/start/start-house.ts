import { Config } from '#lib/config';
import { createWeb } from '../create-house';
import { migrations } from '../migrations';
import { buildMissingIndexes } from '../search-indexes';
import { WorkerLoop } from '../worker-loop';
import { claim, refuseSecond, unclaim } from './claim';
import { demoSettled, fillWithDemo, isEmpty } from './demo-step';
import { draining } from './draining';
import { openGround, refuseInProduction, type Ground } from './ground';
import { offsetOf } from './house-clock';
import { houseLog } from './house-log';
import type { Interruption } from './interruption';
import { Leaving } from './leaving';
import { listen } from './listen';
import { migrateHouse } from './migrate-house';
import { freePort } from './port';
import type { Steps } from './steps';

export interface StartChoices {
  /** A day or an instant to move the house to, or `real` */
  now?: string | undefined;
  /** Whether an empty database is filled with the demo territory */
  demo: boolean;
}

export interface StartedHouse {
  /** Where people reach the pages */
  address: string;
  hasMailbox: boolean;
  /** Drains, then stops all that was started. */
  leave(): Promise<void>;
}

/**
 * Starts everything in this process: PostgreSQL unless an address is given, migrations, the demo when the database is
 * empty, the worker and the pages.
 * @throws DomainError when something is in the way, Interrupted; what was started by then is stopped
 */
export async function startHouse(
  given: Config,
  choices: StartChoices,
  steps: Steps,
  interruption: Interruption,
): Promise<StartedHouse> {
  const offset = choices.now === undefined ? undefined : offsetOf(choices.now);
  if (choices.now !== undefined) refuseInProduction(given, '--now');
  if (!given.isProduction) refuseSecond(given.dataDir);
  const logger = houseLog(given, 2, 'warn');
  const leaving = new Leaving();
  try {
    const ground = await openClaimed(await onPort(given), offset, steps, leaving);
    interruption.check();
    await migrated(ground, steps);
    interruption.check();

    const app = await steps.run(
      'opening the rooms',
      () => createWeb(ground, logger),
      () => 'rooms open',
    );
    leaving.add('the pages', draining(app));
    const worker = app.get(WorkerLoop);
    leaving.add('the worker', () => worker.stop());
    const isNew = choices.demo && !given.isProduction && (await isEmpty(app));
    if (isNew) await fillWithDemo(app, ground.clock, steps);
    interruption.check();

    await steps.run(
      'starting the worker',
      () => worker.start(),
      () => `worker at work, jobs in ${ground.config.redisUrl ? 'Redis' : 'PostgreSQL'}`,
    );
    if (isNew) await demoSettled(app, steps);
    void buildMissingIndexes(app);
    interruption.check();
    const config = app.get(Config);
    await listen(app, config.port, config.host);
    return { address: config.publicUrl, hasMailbox: config.hasMailbox, leave: () => leaving.leave() };
  } catch (error) {
    await leaving.leave();
    throw error;
  }
}

/** A port that is free, chosen before anything is started. */
async function onPort(config: Config): Promise<Config> {
  const port = await freePort(config.port, config.host);
  return config.with({
    port,
    ...(config.given.includes('PUBLIC_URL') ? {} : { publicUrl: `http://localhost:${port}` }),
  });
}

async function openClaimed(
  config: Config,
  offset: number | undefined,
  steps: Steps,
  leaving: Leaving,
): Promise<Ground> {
  if (config.isProduction) return openGround(config);
  const { port, dataDir, publicUrl: address } = config;
  const engines = {
    redisUrl: config.redisUrl,
    meiliUrl: config.meiliUrl,
    meiliKey: config.meiliKey,
    smtpUrl: config.smtpUrl,
  };
  const start = {
    port,
    address,
    embedded: !config.databaseUrl,
    engines: { ...engines, databaseUrl: config.databaseUrl ?? '' },
  };
  await claim(dataDir, start, offset);
  leaving.add('the data folder', () => unclaim(dataDir));
  const ground = await steps.run(
    config.databaseUrl ? 'finding PostgreSQL' : 'starting PostgreSQL',
    (_, tell) => openGround(config, tell),
    ({ cluster }) =>
      cluster
        ? cluster.wasRunning
          ? 'PostgreSQL runs already: adopted'
          : 'PostgreSQL started'
        : 'PostgreSQL of DATABASE_URL',
  );
  leaving.add('PostgreSQL', () => ground.leave());
  await claim(dataDir, { ...start, engines: { ...engines, databaseUrl: ground.config.databaseUrl! } }, offset);
  return ground;
}

async function migrated({ config }: Ground, steps: Steps): Promise<void> {
  await steps.run(
    'migrating the database',
    (progress) => {
      let count = 0;
      return migrateHouse(config, () => progress((count += 1), migrations.length));
    },
    (applied) =>
      applied.length > 0 ? `database up to date, ${applied.length} migrations applied` : 'database up to date',
  );
}
