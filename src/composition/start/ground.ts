import type { Config } from '#lib/config';
import { EmbeddedCluster } from '#lib/database';
import { Clock, DomainError, SystemClock } from '#lib/kernel';
import { readRunFile, type RunningStart } from './run-file';

/** What an application of the house stands on. */
export interface House {
  /** With the address of a database */
  config: Config;
  clock: Clock;
}

/** A house whose engines answer, until `leave`. */
export interface Ground extends House {
  clockOffsetMs: number;
  /** The start that runs on the same data folder, whose worker does the jobs */
  beside: RunningStart | null;
  /** The embedded PostgreSQL, when it is used */
  cluster: EmbeddedCluster | null;
  /** Leaves the embedded PostgreSQL. @returns whether it was stopped */
  leave(): Promise<boolean>;
}

/**
 * Finds the engines of a process: those of the configuration, else those of the start that runs on the data folder, else the
 * embedded PostgreSQL. Production has the configuration alone.
 * @throws DomainError when PostgreSQL can't be started
 */
export async function openGround(config: Config, onStep?: (step: string) => void): Promise<Ground> {
  if (config.isProduction) return ground(config, new SystemClock(), { clockOffsetMs: 0, beside: null, cluster: null });
  const { clockOffsetMs, running } = readRunFile(config.dataDir);
  const beside = running?.mark.pid === process.pid ? null : running;
  const clock = new SystemClock(clockOffsetMs);
  if (config.databaseUrl) {
    const same = beside?.engines.databaseUrl === config.databaseUrl ? beside : null;
    return ground(config, clock, { clockOffsetMs, beside: same, cluster: null });
  }

  // The embedded cluster is adopted by its own folder instead, so that it outlives the start while a command uses it
  if (beside && !beside.embedded) {
    const adopted = config.with({ ...beside.engines, publicUrl: publicUrlOf(config, beside) });
    return ground(adopted, clock, { clockOffsetMs, beside, cluster: null });
  }
  const cluster = await EmbeddedCluster.open(config.dataDir, onStep ? { onStep } : {});
  const engines = { ...beside?.engines, databaseUrl: cluster.url };
  const publicUrl = beside ? publicUrlOf(config, beside) : config.publicUrl;
  return ground(config.with({ ...engines, publicUrl }), clock, { clockOffsetMs, beside, cluster });
}

/** @throws DomainError `start/production` when something that production never does is asked for */
export function refuseInProduction(config: Config, what: string): void {
  if (!config.isProduction) return;
  throw new DomainError('start/production', `${what} does not exist in production (NODE_ENV=production).`);
}

function ground(config: Config, clock: Clock, rest: Pick<Ground, 'clockOffsetMs' | 'beside' | 'cluster'>): Ground {
  return { config, clock, ...rest, leave: async () => (await rest.cluster?.close()) ?? false };
}

/** Mails that a command causes carry the address that the start serves. */
function publicUrlOf(config: Config, beside: RunningStart): string {
  return config.given.includes('PUBLIC_URL') ? config.publicUrl : beside.address;
}
