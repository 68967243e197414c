import type { INestApplicationContext } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { loadConfig, type Config } from '#lib/config';
import { Correlation, newId, type Clock } from '#lib/kernel';
import { createContext } from '../create-house';
import { WorkerLoop } from '../worker-loop';
import { openGround, type Ground } from './ground';
import { houseLog } from './house-log';
import { Interruption } from './interruption';
import { Leaving } from './leaving';
import { migrateHouse } from './migrate-house';
import { settled, type OnTheWay } from './settled';
import { Steps } from './steps';

/** Options that every command takes. */
export interface HouseOptions {
  dataDir?: string | undefined;
  /** Seconds to wait for what the command caused; 60 by default */
  timeout?: number | undefined;
}

/** The house as a command finds it. */
export interface CommandHouse {
  app: INestApplicationContext;
  config: Config;
  clock: Clock;
  db: DataSource;
  /**
   * Names causes of its own (each notice read has one) beside the command's, which everything else carries.
   * @param causes correlation ids; the command returns when what they brought about is done
   */
  waitFor: (causes: Iterable<string>) => void;
  /** Prints on standard error, so that the result alone is on standard output */
  steps: Steps;
}

/** All in, nothing to do included; could not run; some refused; somebody has to decide before anything is done. */
export const EXIT = { done: 0, failed: 1, someRefused: 2, undecided: 3 } as const;

const TIMEOUT_S = 60;

/**
 * Runs a command in the house of a data folder: beside a running start, whose worker does what the command causes; else alone,
 * with a PostgreSQL and a worker of its own, which stop at the end.
 * Returns when what it caused is done, mails included, or says after a time-out what is still on its way.
 * @param work its result is the exit code, 0 when it has none
 * @throws DomainError, or what `work` throws, once everything is stopped
 */
export async function withHouse(
  options: HouseOptions,
  work: (house: CommandHouse) => Promise<number | void>,
): Promise<number> {
  const given = loadConfig(options.dataDir === undefined ? {} : { MAILLON_DATA_DIR: options.dataDir });
  const logger = houseLog(given, 2, 'warn');
  const steps = new Steps(process.stderr);
  const leaving = new Leaving();
  const interruption = new Interruption();
  const correlationId = newId();
  const causes = [correlationId];

  const run = async (): Promise<number> => {
    const ground = await openGround(given);
    leaving.add('PostgreSQL', () => ground.leave());
    // In production migrating is a step of its own, which somebody decides
    if (!given.isProduction) await migrateHouse(ground.config);
    const app = await createContext(ground, logger);
    leaving.add('the rooms', () => app.close());
    const worker = app.get(WorkerLoop);
    leaving.add('the worker', () => worker.stop());

    const { config, clock } = ground;
    const waitFor = (more: Iterable<string>): void => {
      for (const cause of more) causes.push(cause);
    };
    const house = { app, config, clock, db: app.get(DataSource), waitFor, steps };
    const code = await Correlation.run(() => work(house), correlationId);
    await finished(app, ground, worker, options, causes);
    return code ?? EXIT.done;
  };

  try {
    const end = interruption.asked.then(() => null);
    const code = await Promise.race([run(), end]);
    if (code !== null) return code;
    steps.say('Interrupted: what was begun is undone or will be finished by the next worker.');
    return 130;
  } finally {
    await leaving.leave();
    interruption.dispose();
  }
}

async function finished(
  app: INestApplicationContext,
  { beside }: Ground,
  worker: WorkerLoop,
  options: HouseOptions,
  causes: readonly string[],
): Promise<void> {
  const timeoutMs = (options.timeout ?? TIMEOUT_S) * 1_000;
  if ((await settled(app, { timeoutMs: 0, causes })) === null) return;
  if (!beside) await worker.start();
  const left = await settled(app, { timeoutMs, causes });
  if (left) process.stderr.write(`${stillOnItsWay(left, timeoutMs)}\n`);
}

function stillOnItsWay({ lines }: OnTheWay, timeoutMs: number): string {
  return [
    `Still on its way after ${timeoutMs / 1_000} s; a worker will go on with it:`,
    ...lines.map((line) => `  ${line}`),
  ].join('\n');
}
