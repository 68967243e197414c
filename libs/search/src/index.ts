export { PostgresqlSearchIndex } from './postgresql/postgresql-search.adapter';
export * from './search-index.port';
export { SearchRefused, SearchUnavailable } from './search.errors';
