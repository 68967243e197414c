import type { Command } from 'commander';
import { AlertService } from '../../alert/alert.service';
import { houseOptions } from '../start/house-options';
import { withHouse, type CommandHouse, type HouseOptions } from '../start/with-house';

interface Options extends HouseOptions {
  siret: string;
  email: string;
  basis: string;
  again?: boolean;
  leads?: boolean;
}

/** `maillon subscribe`: records that a person wants the digests of a supplier, with its consent. */
export function addSubscribe(program: Command): void {
  const command = program
    .command('subscribe')
    .description('record that a person wants the digests of a supplier, and its consent')
    .requiredOption('--siret <siret>', 'SIRET of the supplier, already imported')
    .requiredOption('--email <email>', 'address of the person')
    .option('--basis <words>', 'on what ground we may write', 'demande de la personne')
    .option('--again', 'the person asks again after it stopped the mails');
  command
    .option('--leads', 'also the hours of insertion that holders of contracts owe')
    .option('--no-leads', 'no longer those hours');
  houseOptions(command).action(async (options: Options) => {
    process.exitCode = await withHouse(options, (house) => subscribe(house, options));
  });
}

async function subscribe({ app, steps }: CommandHouse, { siret, email, basis, again, leads }: Options): Promise<void> {
  const alerts = app.get(AlertService, { strict: false });
  const asked = {
    siret: siret.replace(/\s/g, ''),
    email,
    basis,
    source: 'cli',
    again: again ?? false,
    ...(leads === undefined ? {} : { leads }),
  };
  const { isNew, supplierName } = await alerts.subscribe(asked);
  if (leads !== undefined)
    steps.say(leads ? 'Hours of insertion owed: told too.' : 'Hours of insertion owed: not told.');
  steps.say(isNew ? `${supplierName}: subscribed.` : `${supplierName}: already subscribed.`);
}
