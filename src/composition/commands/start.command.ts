import type { Command } from 'commander';
import { loadConfig } from '#lib/config';
import { Interrupted, Interruption } from '../start/interruption';
import { startHouse } from '../start/start-house';
import { Steps } from '../start/steps';

interface Options {
  port?: string;
  dataDir?: string;
  now?: string;
  demo: boolean;
}

/** `maillon start`: everything in one process, until Ctrl-C. */
export function addStart(program: Command): void {
  program
    .command('start')
    .description('start everything in one process: PostgreSQL unless DATABASE_URL is set, the pages, the worker')
    .option('--port <number>', 'port of the pages (default: PORT, else 3000; 0 takes a free one)')
    .option('--data-dir <folder>', 'data folder (default: MAILLON_DATA_DIR, else .data)')
    .option('--no-demo', 'leave an empty database empty')
    .option('--now <time>', 'move the house to a day, an instant, or back to `real` time; kept for this data folder')
    .action(async (options: Options) => {
      process.exitCode = await start(options);
    });
}

async function start(options: Options): Promise<number> {
  const steps = new Steps(process.stdout);
  const interruption = new Interruption();
  const config = loadConfig({ PORT: options.port, MAILLON_DATA_DIR: options.dataDir });
  try {
    steps.say(`Maillon${config.isProduction ? '' : ` in ${config.dataDir}`}`);
    const house = await startHouse(config, options, steps, interruption);
    steps.say(`\n  Pages    ${house.address}`);
    if (house.hasMailbox) steps.say(`  Mailbox  ${house.address}/boite-essai (mails stay here, none leaves)`);
    steps.say('  Stop     Ctrl-C\n');
    await interruption.asked;
    steps.say('');
    await steps.run(
      'draining, then stopping',
      () => house.leave(),
      () => 'stopped',
    );
    return 0;
  } catch (error) {
    if (!(error instanceof Interrupted)) throw error;
    steps.say('  stopped before it was started');
    return 0;
  }
}
