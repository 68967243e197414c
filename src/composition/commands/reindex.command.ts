import type { Command } from 'commander';
import { SearchIndex } from '#lib/search';
import { SupplierSearchIndex, SupplierService } from '../../supplier/supplier.service';
import { houseOptions } from '../start/house-options';
import { withHouse, type CommandHouse, type HouseOptions } from '../start/with-house';
import { withProgressBar } from './progress-bar';

/** `maillon reindex`: builds the search index anew from the rows, beside the old one, then puts it in its place. */
export function addReindex(program: Command): void {
  const command = program
    .command('reindex')
    .description('build the search index anew, as after MEILI_URL was set on a database already filled');
  houseOptions(command).action(async (options: HouseOptions) => {
    process.exitCode = await withHouse(options, reindex);
  });
}

async function reindex({ app, steps }: CommandHouse): Promise<void> {
  const search = app.get(SearchIndex, { strict: false });
  const index = app.get(SupplierSearchIndex, { strict: false });
  const total = await app.get(SupplierService, { strict: false }).count();
  await withProgressBar('suppliers', (onProgress) => search.rebuild(index, (done) => onProgress(done, total)));
  steps.say(`${total} suppliers are findable as they now are.`);
}
