export { FallbackSearchIndex } from './fallback-search.adapter';
export { MeilisearchSearchIndex } from './meilisearch/meilisearch-search.adapter';
export { PostgresqlSearchIndex } from './postgresql/postgresql-search.adapter';
export { buildMissing, reconcileNightly, refreshGathered } from './keep-true';
export * from './search-index.port';
export { SearchDocumentsRefused, SearchRefused, SearchUnavailable } from './search.errors';
