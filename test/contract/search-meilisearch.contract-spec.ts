import { MeilisearchSearchIndex } from '#lib/search';
import { aMeilisearch } from '../support/meilisearch';
import { searchIndexContract } from './search-index.contract';

const meilisearch = aMeilisearch();

(meilisearch ? describe : describe.skip)('search on Meilisearch (a server that MEILI_URL or the PATH gives)', () => {
  searchIndexContract(async () => {
    const { url, key, stop } = await meilisearch!.start();
    return { search: new MeilisearchSearchIndex(url, key), close: stop };
  });
});
