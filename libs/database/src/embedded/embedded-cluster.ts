import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { DomainError } from '#lib/kernel';
import { withFolderLock } from './folder-lock';
import { placeOf, type Place } from './place';
import { initialise, lastWords, launch, runningPostmaster, stopPostmaster, type Postmaster } from './postmaster';
import { isAlive, markOf, stillRuns, type ProcessMark } from './processes';

const USER = 'maillon';

export interface ClusterOptions {
  /** The database to make when absent */
  database?: string;
  /** Told what is done, in a few words */
  onStep?: (step: string) => void;
  /** PostgreSQL settings */
  settings?: Record<string, string>;
}

/**
 * The embedded PostgreSQL of a data folder, shared by the processes that use it: the first starts it, the others adopt it,
 * the last one stops it. A process that was killed counts no more, so its server is adopted, then stopped, by the next.
 */
export class EmbeddedCluster {
  private constructor(
    private readonly dataDir: string,
    readonly url: string,
    /** Whether it ran already when we came */
    readonly wasRunning: boolean,
  ) {}

  /**
   * Starts or adopts the cluster of a data folder; several calls in one process count once.
   * @throws DomainError `database/*` with a sentence that says the fix
   */
  static async open(dataDir: string, options: ClusterOptions = {}): Promise<EmbeddedCluster> {
    return withFolderLock(lockFolder(dataDir), async () => {
      const place = placeOf(dataDir);
      if (place.user && !existsSync(passwordFile(dataDir))) await forget(place);
      const password = passwordOf(dataDir);
      const running = runningPostmaster(place);
      const server = running ?? (await start(place, password, options));
      const url = `postgresql://${USER}:${password}@127.0.0.1:${server.port}/${options.database ?? USER}`;
      await answering(place, server, url);
      await makeDatabase(url);
      writeFileSync(leaseOf(dataDir, process.pid), JSON.stringify(markOf(process.pid)));
      return new EmbeddedCluster(dataDir, url, running !== null);
    });
  }

  /** Leaves the cluster. @returns whether it was stopped, since nobody else used it */
  async close(): Promise<boolean> {
    return withFolderLock(lockFolder(this.dataDir), async () => {
      rmSync(leaseOf(this.dataDir, process.pid), { force: true });
      if (users(this.dataDir).length > 0) return false;
      const server = runningPostmaster(placeOf(this.dataDir));
      if (server) await stopPostmaster(server.pid);
      return true;
    });
  }

  /** Removes a folder's cluster, stopped first: tests and benches leave nothing behind. */
  static async remove(dataDir: string): Promise<void> {
    await forget(placeOf(dataDir));
    rmSync(lockFolder(dataDir), { recursive: true, force: true });
  }
}

async function start(place: Place, password: string, options: ClusterOptions): Promise<Postmaster> {
  if (!existsSync(join(place.folder, 'data', 'PG_VERSION'))) options.onStep?.('makes the database’s files');
  await initialise(place, USER, password);
  for (let attempt = 1; ; attempt++) {
    const { child, port } = await launch(place, {
      timezone: 'UTC',
      log_timezone: 'UTC',
      jit: 'off',
      // Taken as it is filled: the rows of a search among 250 000 suppliers stay in it
      shared_buffers: '512MB',
      ...options.settings,
    });
    const failed = await new Promise<boolean>((done) => {
      const wait = setTimeout(() => done(false), 300);
      child.once('exit', () => {
        clearTimeout(wait);
        done(true);
      });
    });
    if (!failed) return { pid: child.pid!, port };
    // The port may have been taken meanwhile, or memory of a killed server still be held for a moment
    if (attempt === 3) throw notStarted(place);
  }
}

async function answering(place: Place, server: Postmaster, url: string): Promise<void> {
  const until = Date.now() + 60_000;
  const admin = adminUrl(url);
  for (;;) {
    const client = new Client({ connectionString: admin, connectionTimeoutMillis: 5_000 });
    client.on('error', () => undefined);
    try {
      await client.connect();
      await client.end();
      return;
    } catch (error) {
      const code = (error as { code?: string }).code;
      if (code === '28P01') throw wrongPassword(place, error);
      if (!isAlive(server.pid) || Date.now() > until) throw notStarted(place, error);
      await new Promise((done) => setTimeout(done, 50));
    }
  }
}

async function makeDatabase(url: string): Promise<void> {
  const name = new URL(url).pathname.slice(1);
  const client = new Client({ connectionString: adminUrl(url) });
  await client.connect();
  try {
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [name]);
    if (!rowCount) await client.query(`create database ${client.escapeIdentifier(name)}`);
  } finally {
    await client.end();
  }
}

function adminUrl(url: string): string {
  return Object.assign(new URL(url), { pathname: '/postgres' }).toString();
}

function lockFolder(dataDir: string): string {
  return join(dataDir, 'cluster');
}

function leaseOf(dataDir: string, pid: number): string {
  return join(lockFolder(dataDir), `user-${pid}`);
}

/** Processes that use the cluster; what dead ones left is swept. */
function users(dataDir: string): ProcessMark[] {
  const folder = lockFolder(dataDir);
  const found: ProcessMark[] = [];
  for (const name of readdirSync(folder).filter((file) => file.startsWith('user-'))) {
    const mark = JSON.parse(readFileSync(join(folder, name), 'utf8')) as ProcessMark;
    if (stillRuns(mark)) found.push(mark);
    else rmSync(join(folder, name), { force: true });
  }
  return found;
}

/** Other users of the machine reach the port, so the superuser has a password, which the folder's owner alone can read. */
function passwordOf(dataDir: string): string {
  const file = passwordFile(dataDir);
  if (existsSync(file)) return readFileSync(file, 'utf8');
  mkdirSync(lockFolder(dataDir), { recursive: true });
  const password = randomBytes(24).toString('hex');
  writeFileSync(file, password, { mode: 0o600 });
  return password;
}

function passwordFile(dataDir: string): string {
  return join(lockFolder(dataDir), 'password');
}

/** As root the database's files are elsewhere, and stay when somebody removes the data folder to begin again: so begin again. */
async function forget(place: Place): Promise<void> {
  const server = runningPostmaster(place);
  if (server) await stopPostmaster(server.pid);
  rmSync(place.folder, { recursive: true, force: true });
}

function notStarted(place: Place, cause?: unknown): DomainError {
  return new DomainError(
    'database/not-started',
    `PostgreSQL did not start in ${place.folder}. It said:\n${lastWords(place)}\nPut right what it says, or give another folder with --data-dir, or set DATABASE_URL.`,
    { cause, level: 'error' },
  );
}

function wrongPassword(place: Place, cause: unknown): DomainError {
  return new DomainError(
    'database/other-password',
    `The data folder no longer holds the password of the database in ${place.folder}. Give another folder with --data-dir; or, if nothing in that database matters, remove ${place.folder}.`,
    { cause, level: 'error' },
  );
}
