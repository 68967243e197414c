#!/usr/bin/env node
import 'reflect-metadata';
import { Command } from 'commander';
import { addImport } from './composition/commands/import.command';
import { addDigest } from './composition/commands/digest.command';
import { addIngest } from './composition/commands/ingest.command';
import { addMigrate } from './composition/commands/migrate.command';
import { addParse } from './composition/commands/parse.command';
import { addQuarantine } from './composition/commands/quarantine.command';
import { addRank } from './composition/commands/rank.command';
import { addReference } from './composition/commands/reference.command';
import { addMatches } from './composition/commands/matches.command';
import { addRematch } from './composition/commands/rematch.command';
import { addReindex } from './composition/commands/reindex.command';
import { addReparse } from './composition/commands/reparse.command';
import { addSetup } from './composition/commands/setup.command';
import { addStart } from './composition/commands/start.command';
import { addSubscribe } from './composition/commands/subscribe.command';
import { addSuppliers } from './composition/commands/suppliers.command';
import { addSuppliersCheck } from './composition/commands/suppliers-check.command';
import { tellFailure } from './composition/start/tell-failure';

const program = new Command('maillon')
  .description('Links a territory’s purchases to its social and solidarity economy.')
  .addHelpText('after', '\nExit codes: 0 all in, 2 some refused, 3 somebody has to decide first, 1 could not run.');

for (const add of [
  addStart,
  addSetup,
  addMigrate,
  addImport,
  (house: Command) => addSuppliersCheck(addSuppliers(house)),
  addIngest,
  addReparse,
  addParse,
  addQuarantine,
  addRank,
  addSubscribe,
  addDigest,
  addReindex,
  addRematch,
  addMatches,
  addReference,
])
  add(program);

// A closed terminal, or `| head`: nobody reads any more, and what runs still has to be drained and stopped
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);

async function main(): Promise<void> {
  try {
    await program.parseAsync();
  } catch (error) {
    process.stderr.write(tellFailure(error));
    process.exitCode = 1;
  }
  // Not left to the event loop: a library's timer must not keep a finished command waiting
  process.stdout.write('', () => process.exit());
}

void main();
