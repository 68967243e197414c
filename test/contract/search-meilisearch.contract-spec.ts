import { SystemClock } from '#lib/kernel';
import { MeilisearchSearchIndex } from '#lib/search';
import { aDatabase } from '../support/database';
import { aMeilisearch } from '../support/meilisearch';
import { searchIndexContract } from './search-index.contract';

const meilisearch = aMeilisearch();

(meilisearch ? describe : describe.skip)('search on Meilisearch (a server that MEILI_URL or the PATH gives)', () => {
  searchIndexContract(async () => {
    const [{ url, key, stop }, database] = await Promise.all([meilisearch!.start(), aDatabase()]);
    return {
      search: new MeilisearchSearchIndex({ url, key, db: database.source, clock: new SystemClock() }),
      close: async () => {
        await database.drop();
        await stop();
      },
    };
  });
});
