export { createDataSource, readOnly, readPrepared, type DataSourceChoices, type PreparedRead } from './data-source';
export { EmbeddedCluster, type ClusterOptions } from './embedded/embedded-cluster';
export { withFolderLock } from './embedded/folder-lock';
export { markOf, stillRuns, type ProcessMark } from './embedded/processes';
export { migrate, pendingMigrations, type MigrateChoices } from './migrate';
