import type { Command } from 'commander';
import { RematchService } from '../../matching/rematch.service';
import { houseOptions } from '../start/house-options';
import { EXIT, withHouse, type CommandHouse, type HouseOptions } from '../start/with-house';
import { withProgressBar } from './progress-bar';

interface Options extends HouseOptions {
  onlyOutdated?: boolean;
  json?: boolean;
}

/** `maillon rematch`: matches every open opportunity again; one that was stopped goes on where it was. */
export function addRematch(program: Command): void {
  const command = program
    .command('rematch')
    .description('match every open opportunity again; nobody is told twice, and one that was stopped goes on')
    .option('--only-outdated', 'those alone whose last match had the weights of another release')
    .option('--json', 'print the result as JSON on standard output');
  houseOptions(command).action(async (options: Options) => {
    process.exitCode = await withHouse(options, (house) => rematch(house, options));
  });
}

async function rematch({ app, steps }: CommandHouse, { onlyOutdated, json }: Options): Promise<number> {
  const service = app.get(RematchService, { strict: false });
  await service.ask(onlyOutdated ? 'outdated' : 'all', 'cli');
  const report = await withProgressBar('opportunities', (onProgress) => service.goOn({ onProgress }));
  const { done = 0, failed = 0, resumed = false } = report ?? {};
  if (json) process.stdout.write(`${JSON.stringify({ done, failed, resumed })}\n`);
  else if (report === null) steps.say('Nothing to match again.');
  else steps.say(`${done} opportunities matched again${resumed ? ', from where it had stopped' : ''}.`);
  if (failed > 0) steps.say(`${failed} could not be: the log says why.`);
  return failed > 0 ? EXIT.someRefused : EXIT.done;
}
