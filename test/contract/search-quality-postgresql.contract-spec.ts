import { PostgresqlSearchIndex } from '#lib/search';
import { searchQualityContract } from './search-quality.contract';

describe('quality of search on PostgreSQL', () => {
  searchQualityContract(async ({ db }) => ({
    search: new PostgresqlSearchIndex(db),
    close: async () => undefined,
  }));
});
