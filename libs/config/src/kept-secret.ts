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
  if (!existsSync(file)) draw(dataDir, file);
  try {
    return readFileSync(file, 'utf8').trim();
  } catch (error) {
    throw unreadable(dataDir, error);
  }
}

/** Two processes may start together: the first link wins, whole, and both read that one. */
function draw(dataDir: string, file: string): void {
  const draft = `${file}.${process.pid}`;
  try {
    mkdirSync(dataDir, { recursive: true });
    writeFileSync(draft, randomBytes(32).toString('hex'), { mode: 0o600 });
    try {
      linkSync(draft, file);
    } finally {
      rmSync(draft);
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw unreadable(dataDir, error);
  }
}

function unreadable(dataDir: string, cause: unknown): DomainError {
  return new DomainError(
    'config/secret-unreadable',
    `The data folder ${dataDir} belongs to another user, or can’t be written. Start as the user who made it, or give another one with --data-dir.`,
    { cause, level: 'error' },
  );
}
