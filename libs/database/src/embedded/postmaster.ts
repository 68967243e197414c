import { spawn, type ChildProcess } from 'node:child_process';
import {
  chownSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { DomainError } from '#lib/kernel';
import type { Place } from './place';
import { commandOf, ended, isAlive } from './processes';

/** A PostgreSQL server process and the port it answers on. */
export interface Postmaster {
  pid: number;
  port: number;
}

/** @returns the server that runs on a cluster's folder, ours or one that a killed process left; null when none does */
export function runningPostmaster(place: Place): Postmaster | null {
  const file = join(place.folder, 'data', 'postmaster.pid');
  if (!existsSync(file)) return null;
  const [pid, , , port] = readFileSync(file, 'utf8').split('\n');
  const found = { pid: Number(pid), port: Number(port) };
  if (isAlive(found.pid) && isPostgresOn(place, found.pid)) return found;
  // Left by a server that was killed: its number may be another program's by now, and PostgreSQL would refuse to start
  rmSync(file, { force: true });
  return null;
}

/**
 * Makes the files of a new cluster. Made aside and renamed when whole, so a start that was killed leaves nothing in the way.
 * @throws DomainError `database/not-made` with what initdb said
 */
export async function initialise(place: Place, user: string, password: string): Promise<void> {
  if (existsSync(join(place.folder, 'data', 'PG_VERSION'))) return;
  mkdirSync(place.folder, { recursive: true, mode: 0o700 });
  own(place, place.folder);
  const draft = join(place.folder, 'data.new');
  rmSync(draft, { recursive: true, force: true });
  const passwordFile = join(place.folder, 'password.new');
  writeFileSync(passwordFile, password, { mode: 0o600 });
  own(place, passwordFile);
  try {
    await run(place, 'initdb', [
      '-D',
      draft,
      '-U',
      user,
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--no-sync',
      // The system may have no French locale; names are sorted by an ICU collation, asked for by each query
      '--locale=C',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
    ]);
  } finally {
    rmSync(passwordFile, { force: true });
  }
  renameSync(draft, join(place.folder, 'data'));
}

/**
 * Starts the server, apart from our terminal: a Ctrl-C reaches us alone, so that we drain before it stops.
 * @throws DomainError `database/not-started` with the end of its log
 */
export async function launch(
  place: Place,
  settings: Record<string, string>,
): Promise<{ child: ChildProcess; port: number }> {
  const port = await freePort();
  const all = { port: String(port), listen_addresses: '127.0.0.1', unix_socket_directories: '', ...settings };
  const options = Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const log = openSync(join(place.folder, 'postgres.log'), 'w', 0o600);
  try {
    const child = spawn(binary(place, 'postgres'), ['-D', join(place.folder, 'data'), ...options], {
      ...as(place),
      detached: true,
      stdio: ['ignore', log, log],
    });
    await spawned(child, place);
    child.unref();
    return { child, port };
  } finally {
    closeSync(log);
  }
}

/** Stops a server: at once for its clients (PostgreSQL's "fast"), then, when it does not end, without a checkpoint. */
export async function stopPostmaster(pid: number): Promise<void> {
  for (const [signal, ms] of [
    ['SIGINT', 20_000],
    ['SIGQUIT', 5_000],
    ['SIGKILL', 5_000],
  ] as const) {
    if (!isAlive(pid)) return;
    process.kill(pid, signal);
    if (await ended(pid, ms)) return;
  }
  throw new DomainError(
    'database/not-stopped',
    `PostgreSQL (process ${pid}) does not end. End it with \`kill -9 ${pid}\`.`,
    { level: 'error' },
  );
}

/** @returns the last lines that the server wrote */
export function lastWords(place: Place): string {
  const file = join(place.folder, 'postgres.log');
  return existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n').slice(-8).join('\n') : '(no log)';
}

function isPostgresOn(place: Place, pid: number): boolean {
  const command = commandOf(pid);
  return command === null || command.includes(join(place.folder, 'data'));
}

async function run(place: Place, name: string, args: string[]): Promise<void> {
  const child = spawn(binary(place, name), args, { ...as(place), detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (said += chunk.toString()));
  await spawned(child, place);
  const code = await new Promise((done) => child.once('close', done));
  if (code === 0) return;
  throw new DomainError(
    'database/not-made',
    `${name} could not make the database in ${place.folder}. It said:\n${said.trim().split('\n').slice(-8).join('\n')}\nMake room or give another folder with --data-dir, or set DATABASE_URL.`,
    { level: 'error' },
  );
}

async function spawned(child: ChildProcess, place: Place): Promise<void> {
  await new Promise<void>((done, fail) => {
    child.once('spawn', done);
    child.once('error', (cause) =>
      fail(
        new DomainError(
          'database/not-started',
          `PostgreSQL can’t be started${place.user ? ` as the user ${place.user.name}` : ''}: ${cause.message}. Start Maillon as an ordinary user, or set DATABASE_URL.`,
          { cause, level: 'error' },
        ),
      ),
    );
  });
}

function as(place: Place): { cwd: string; env: NodeJS.ProcessEnv; uid?: number; gid?: number } {
  const who = place.user ? { uid: place.user.uid, gid: place.user.gid } : {};
  // Nothing of our environment: neither its secrets, nor PG* variables meant for another server
  return { cwd: place.folder, env: { PATH: '/usr/bin:/bin', LANG: 'C', TZ: 'UTC' }, ...who };
}

function own(place: Place, path: string): void {
  if (place.user) chownSync(path, place.user.uid, place.user.gid);
}

function binary(place: Place, name: string): string {
  return join(place.binaries.native, 'bin', name);
}

async function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const server = createServer();
    server.once('error', fail);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => done(port));
    });
  });
}
