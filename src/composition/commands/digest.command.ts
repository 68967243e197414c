import type { Command } from 'commander';
import { AlertService } from '../../alert/alert.service';
import { houseOptions } from '../start/house-options';
import { withHouse, type CommandHouse, type HouseOptions } from '../start/with-house';

interface Options extends HouseOptions {
  all?: boolean;
}

/** `maillon digest`: sends the digests that are due. */
export function addDigest(program: Command): void {
  const command = program
    .command('digest')
    .description('send the digests that are due: once a day, from 8:00 in Paris')
    .option('--all', 'send all that can be told now, whatever the hour and the rhythm');
  houseOptions(command).action(async (options: Options) => {
    process.exitCode = await withHouse(options, (house) => digest(house, options));
  });
}

async function digest({ app, steps }: CommandHouse, { all }: Options): Promise<void> {
  const alerts = app.get(AlertService, { strict: false });
  const planned = all ? await alerts.planAll() : await alerts.planDay();
  if (planned === null) {
    steps.say(
      'Nothing is due: it is not yet 8:00 in Paris, or the digests of the day have left. `--all` does not wait.',
    );
    return;
  }
  const { digests, opportunities } = planned;
  steps.say(digests === 0 ? 'Nothing to tell.' : `${digests} digest(s), telling ${opportunities} opportunities.`);
}
