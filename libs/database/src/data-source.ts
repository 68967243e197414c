import type { Pool, QueryResultRow } from 'pg';
import { DataSource, type EntityManager, type Logger as TypeOrmLogger } from 'typeorm';
import type { PostgresDriver } from 'typeorm/driver/postgres/PostgresDriver';

export interface DataSourceChoices {
  url: string;
  entities: (new () => object)[];
  /** Shown by PostgreSQL beside each connection */
  applicationName?: string;
  poolSize?: number;
  /** Told of a connection that broke while nobody used it; the pool makes a new one when it is next needed */
  onIdleError?: (error: Error) => void;
}

/** @returns the connection pool of one process, not yet connected; the schema is never touched by it */
export function createDataSource(choices: DataSourceChoices): DataSource {
  return new DataSource({
    type: 'postgres',
    url: choices.url,
    entities: choices.entities,
    applicationName: choices.applicationName ?? 'maillon',
    poolSize: choices.poolSize ?? 10,
    connectTimeoutMS: 10_000,
    // Without a listener an idle connection that breaks (a server restarting) would end the process
    poolErrorHandler: (error: Error) => choices.onIdleError?.(error),
    logger: new Silent(),
    synchronize: false,
    migrationsRun: false,
  });
}

/** Runs queries of a page in one read-only transaction: they see one state, and can't write. */
export async function readOnly<T>(db: DataSource, work: (tx: EntityManager) => Promise<T>): Promise<T> {
  const runner = db.createQueryRunner();
  try {
    // TypeORM would begin, set the isolation and set it read-only in a round trip each
    await runner.query('start transaction isolation level repeatable read, read only');
    const result = await work(runner.manager);
    await runner.query('commit');
    return result;
  } catch (error) {
    // Of a connection that broke there is nothing to undo, and its error is the one to tell
    await runner.query('rollback').catch(() => undefined);
    throw error;
  } finally {
    await runner.release();
  }
}

/** One `select` that many requests make. A name stands for one text, in all of the code. */
export interface PreparedRead {
  name: string;
  text: string;
}

/**
 * Runs a single read in one round trip: alone it sees one state without a transaction. Each connection plans it once, which
 * costs more than running it where a few rows are read by their keys; TypeORM has no way to name a statement.
 */
export async function readPrepared<Row extends QueryResultRow>(
  db: DataSource,
  { name, text }: PreparedRead,
  values: unknown[],
): Promise<Row[]> {
  const pool = (db.driver as PostgresDriver).master as Pool;
  const { rows } = await pool.query<Row>({ name, text, values });
  return rows;
}

/** Errors reach who asked; TypeORM's own log would hold parameters, which may be addresses. */
class Silent implements TypeOrmLogger {
  logQuery(): void {}
  logQueryError(): void {}
  logQuerySlow(): void {}
  logSchemaBuild(): void {}
  logMigration(): void {}
  log(): void {}
}
