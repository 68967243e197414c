export { FallbackSearchIndex } from './fallback-search.adapter';
export { MeilisearchSearchIndex } from './meilisearch/meilisearch-search.adapter';
export { PostgresqlSearchIndex } from './postgresql/postgresql-search.adapter';
export * from './search-index.port';
export { SearchRefused, SearchUnavailable } from './search.errors';
