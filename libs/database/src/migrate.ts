import { Client } from 'pg';
import { DataSource, type MigrationInterface } from 'typeorm';
import { DomainError } from '#lib/kernel';

/** Any number that nobody else takes: two migrations at once would each see the other's half. */
const LOCK = 1_790_000;

type Migration = new () => MigrationInterface;

export interface MigrateChoices {
  url: string;
  migrations: readonly Migration[];
  /** Called for each migration once it is applied */
  onApplied?: (name: string) => void;
  /** What has migrations of its own (the queue), run after ours, under the same lock */
  last?: readonly (() => Promise<void>)[];
}

/**
 * Brings a database up to date, each migration in its own transaction; a second process waits for the first.
 * @returns names of the migrations applied, none when it was up to date
 * @throws DomainError `database/unreachable`, `database/migration-failed` (what was applied before it stays)
 */
export async function migrate(choices: MigrateChoices): Promise<string[]> {
  const lock = await connected(choices.url);
  try {
    await lock.query('select pg_advisory_lock($1)', [LOCK]);
    const applied = await apply(choices);
    for (const more of choices.last ?? []) await more();
    return applied;
  } finally {
    await lock.end();
  }
}

/** @returns names of the migrations that a database lacks */
export async function pendingMigrations(db: DataSource, migrations: readonly Migration[]): Promise<string[]> {
  const [{ known }] = await db.query<[{ known: boolean }]>(`select to_regclass('migrations') is not null as known`);
  const done = known ? await db.query<{ name: string }[]>('select name from migrations') : [];
  const names = new Set(done.map((row) => row.name));
  return migrations.map((migration) => migration.name).filter((name) => !names.has(name));
}

async function apply({ url, migrations, onApplied }: MigrateChoices): Promise<string[]> {
  const source = new DataSource({
    type: 'postgres',
    url,
    migrations: [...migrations],
    applicationName: 'maillon-migrate',
  });
  await source.initialize();
  try {
    const applied = await source.runMigrations({ transaction: 'each' });
    for (const { name } of applied) onApplied?.(name);
    return applied.map(({ name }) => name);
  } catch (cause) {
    throw new DomainError(
      'database/migration-failed',
      `A migration failed and was undone: ${(cause as Error).message}. Those before it stay. Mend the cause, then migrate again.`,
      { cause, level: 'error' },
    );
  } finally {
    await source.destroy();
  }
}

async function connected(url: string): Promise<Client> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return client;
  } catch (cause) {
    const { hostname, port, pathname } = new URL(url);
    throw new DomainError(
      'database/unreachable',
      `PostgreSQL at ${hostname}:${port || 5432}${pathname} does not answer: ${(cause as Error).message}. Check DATABASE_URL and that the server runs.`,
      { cause, level: 'error' },
    );
  }
}
