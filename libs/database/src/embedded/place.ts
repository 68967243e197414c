import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { accessSync, chmodSync, constants, mkdirSync, realpathSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { DomainError } from '#lib/kernel';
import { copiedBinaries, installedBinaries, type Binaries } from './binaries';

/** Another user of the system, by its numbers. */
export interface OsUser {
  uid: number;
  gid: number;
  name: string;
}

/** Where one cluster lives and who runs it; `user` is undefined when it is ourselves. */
export interface Place {
  folder: string;
  binaries: Binaries;
  user: OsUser | undefined;
}

/**
 * Where the cluster of a data folder lives. PostgreSQL refuses to run as root: then another user runs it, in a folder
 * that user can traverse, with a copy of the binaries (a clone in a 0700 folder could not be read).
 * @throws DomainError `database/no-user`, `database/no-place`
 */
export function placeOf(dataDir: string): Place {
  mkdirSync(dataDir, { recursive: true });
  const installed = installedBinaries();
  if (process.getuid?.() !== 0) return { folder: join(dataDir, 'postgres'), binaries: installed, user: undefined };

  const parent = sharedFolder();
  const key = createHash('sha256').update(realpathSync(dataDir)).digest('hex').slice(0, 16);
  const folder = join(parent, key);
  return { folder, binaries: copiedBinaries(installed, parent), user: ownerOf(folder) ?? otherUser() };
}

/** A cluster stays with the user who made it, even if a `postgres` has come to the system since. */
function ownerOf(folder: string): OsUser | null {
  const owner = statSync(folder, { throwIfNoEntry: false });
  return owner && owner.uid !== 0 ? { uid: owner.uid, gid: owner.gid, name: `number ${owner.uid}` } : null;
}

function otherUser(): OsUser {
  for (const name of ['postgres', 'nobody']) {
    const [uid, gid] = [idOf('-u', name), idOf('-g', name)];
    if (uid && gid !== null) return { uid, gid, name };
  }
  throw new DomainError(
    'database/no-user',
    'PostgreSQL does not run as root, and this system has neither a user `postgres` nor `nobody`. Start as an ordinary user, or set DATABASE_URL.',
    { level: 'error' },
  );
}

function idOf(option: '-u' | '-g', name: string): number | null {
  try {
    return Number(execFileSync('id', [option, name], { stdio: ['ignore', 'pipe', 'ignore'], encoding: 'utf8' }).trim());
  } catch {
    return null;
  }
}

function sharedFolder(): string {
  const refusals: unknown[] = [];
  for (const folder of ['/var/lib/maillon', '/var/tmp/maillon']) {
    try {
      mkdirSync(folder, { recursive: true, mode: 0o755 });
      chmodSync(folder, 0o755);
      accessSync(folder, constants.W_OK);
      return folder;
    } catch (error) {
      refusals.push(error);
    }
  }
  throw new DomainError(
    'database/no-place',
    'As root, PostgreSQL keeps its data under /var/lib/maillon or /var/tmp/maillon, and neither can be written. Make one writable, or set DATABASE_URL.',
    { cause: refusals, level: 'error' },
  );
}
