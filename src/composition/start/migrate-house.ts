import type { Config } from '#lib/config';
import { migrate } from '#lib/database';
import { migrateQueue } from '#lib/queue';
import { migrations } from '../migrations';

/**
 * Brings the database up to date: our migrations, then the queue's own.
 * @param onApplied told how many of ours are applied
 * @returns names of the migrations applied
 */
export async function migrateHouse(config: Config, onApplied?: (name: string) => void): Promise<string[]> {
  const url = config.databaseUrl!;
  return migrate({ url, migrations, ...(onApplied ? { onApplied } : {}), last: [() => migrateQueue(url)] });
}
