import { MeilisearchSearchIndex } from '#lib/search';
import { aMeilisearch } from '../support/meilisearch';
import { searchQualityContract } from './search-quality.contract';

const meilisearch = aMeilisearch();

(meilisearch ? describe : describe.skip)(
  'quality of search on Meilisearch (a server that MEILI_URL or the PATH gives)',
  () => {
    searchQualityContract(async ({ db, clock }) => {
      const { url, key, stop } = await meilisearch!.start();
      return { search: new MeilisearchSearchIndex({ url, key, db, clock }), close: stop };
    });
  },
);
