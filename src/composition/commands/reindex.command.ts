import type { Command } from 'commander';
import { SearchIndex, type IndexDefinition } from '#lib/search';
import { OpportunitySearchIndex } from '../../opportunity/opportunity.service';
import { SupplierSearchIndex } from '../../supplier/supplier.service';
import { houseOptions } from '../start/house-options';
import { withHouse, type CommandHouse, type HouseOptions } from '../start/with-house';
import { withProgressBar } from './progress-bar';

/** `maillon reindex`: builds both search indexes anew from the rows, beside the old ones, then puts them in their place. */
export function addReindex(program: Command): void {
  const command = program
    .command('reindex')
    .description('build the search indexes anew, as after MEILI_URL was set on a database already filled');
  houseOptions(command).action(async (options: HouseOptions) => {
    process.exitCode = await withHouse(options, reindex);
  });
}

async function reindex({ app, steps }: CommandHouse): Promise<void> {
  const search = app.get(SearchIndex, { strict: false });
  const indexes: IndexDefinition[] = [
    app.get(SupplierSearchIndex, { strict: false }),
    app.get(OpportunitySearchIndex, { strict: false }),
  ];
  for (const index of indexes) {
    const total = await index.count();
    const { documents, refused } = await withProgressBar(index.name, (onProgress) =>
      search.rebuild(index, (done) => onProgress(done, total)),
    );
    steps.say(`${documents} ${index.name} are findable as they now are.`);
    for (const { id, reason } of refused) steps.say(`Left out, ${id}: ${reason}`);
  }
}
