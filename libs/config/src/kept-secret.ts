import { randomBytes } from 'node:crypto';
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DomainError } from '#lib/kernel';

/**
 * The secret of a data folder: drawn the first time, read by its owner only.
 * @throws DomainError `config/secret-unreadable` when another user made the folder
 */
export function keptSecret(dataDir: string): string {
  const file = join(dataDir, 'secret');
  const draft = `${file}.${process.pid}`;
  try {
    mkdirSync(dataDir, { recursive: true });
    // Two processes may start together: the first link wins, whole, and both read that one
    writeFileSync(draft, randomBytes(32).toString('hex'), { mode: 0o600 });
    if (!existsSync(file)) linkSync(draft, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST' && !existsSync(file)) throw unreadable(dataDir, error);
  } finally {
    rmSync(draft, { force: true });
  }
  try {
    return readFileSync(file, 'utf8').trim();
  } catch (error) {
    throw unreadable(dataDir, error);
  }
}

function unreadable(dataDir: string, cause: unknown): DomainError {
  return new DomainError(
    'config/secret-unreadable',
    `The data folder ${dataDir} belongs to another user, or can’t be written. Start as the user who made it, or give another one with --data-dir.`,
    { cause, level: 'error' },
  );
}
