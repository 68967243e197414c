import { PostgresqlSearchIndex } from '#lib/search';
import { aDatabase } from '../support/database';
import { searchIndexContract } from './search-index.contract';

describe('search on PostgreSQL', () => {
  searchIndexContract(async () => {
    const database = await aDatabase();
    return { search: new PostgresqlSearchIndex(database.source), close: () => database.drop() };
  });
});
