import type { Command } from 'commander';
import { loadConfig } from '#lib/config';
import { openGround } from '../start/ground';
import { migrateHouse } from '../start/migrate-house';
import { Steps } from '../start/steps';

/** `maillon migrate`: the one explicit step that changes the schema. */
export function addMigrate(program: Command): void {
  program
    .command('migrate')
    .description('bring the database up to date')
    .option('--data-dir <folder>', 'data folder (default: MAILLON_DATA_DIR, else .data)')
    .action(async (options: { dataDir?: string }) => {
      const ground = await openGround(loadConfig({ MAILLON_DATA_DIR: options.dataDir }));
      try {
        const steps = new Steps(process.stderr);
        const applied = await migrateHouse(ground.config, (name) => steps.say(`  ✓ ${name}`));
        steps.say(applied.length > 0 ? `${applied.length} migrations applied.` : 'The database is up to date.');
      } finally {
        await ground.leave();
      }
    });
}
