import { Argument, type Command } from 'commander';
import { SearchIndex } from '#lib/search';
import { searchIndexes } from '../search-indexes';
import { houseOptions } from '../start/house-options';
import { EXIT, withHouse, type CommandHouse, type HouseOptions } from '../start/with-house';
import { withProgressBar } from './progress-bar';

const NAMES = ['suppliers', 'opportunities'] as const;
type Name = (typeof NAMES)[number];

/** `maillon reindex [suppliers|opportunities]`: builds search indexes anew from the rows, beside the old ones, then puts them in their place. */
export function addReindex(program: Command): void {
  const command = program
    .command('reindex')
    .addArgument(new Argument('[index]', 'both when none is named').choices(NAMES))
    .description('build the search indexes anew, as after MEILI_URL was set on a database already filled');
  houseOptions(command).action(async (name: Name | undefined, options: HouseOptions) => {
    process.exitCode = await withHouse(options, (house) => reindex(house, name));
  });
}

async function reindex({ app, steps }: CommandHouse, name: Name | undefined): Promise<number> {
  const search = app.get(SearchIndex, { strict: false });
  const indexes = searchIndexes(app).filter((index) => name === undefined || index.name === name);
  let isWhole = true;
  for (const index of indexes) {
    const total = await index.count();
    const { documents, refused } = await withProgressBar(index.name, (onProgress) =>
      search.rebuild(index, (done) => onProgress(done, total)),
    );
    steps.say(`${documents} ${index.name} are findable as they now are.`);
    for (const { id, reason } of refused) steps.say(`Left out, ${id}: ${reason}`);
    isWhole &&= refused.length === 0;
  }
  return isWhole ? EXIT.done : EXIT.someRefused;
}
