import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DomainError } from '#lib/kernel';
import { markOf, stillRuns, type ProcessMark } from './processes';

/**
 * Runs `work` while no other process that asks for the same lock runs its own. A lock whose process died is taken over.
 * @throws DomainError `database/folder-busy` when another process holds it for more than `waitMs`
 */
export async function withFolderLock<T>(folder: string, work: () => Promise<T>, waitMs = 90_000): Promise<T> {
  mkdirSync(folder, { recursive: true });
  const lock = join(folder, 'lock');
  const until = Date.now() + waitMs;
  while (!taken(lock)) {
    if (Date.now() > until) throw busy(folder, holder(lock));
    await new Promise((done) => setTimeout(done, 50));
  }
  try {
    return await work();
  } finally {
    rmSync(lock, { force: true });
  }
}

function taken(lock: string): boolean {
  const draft = `${lock}.${process.pid}`;
  writeFileSync(draft, JSON.stringify(markOf(process.pid)));
  try {
    // A link either makes the whole lock or fails: nobody ever reads half of one
    linkSync(draft, lock);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    const mark = holder(lock);
    if (mark && !stillRuns(mark)) remove(lock, mark);
    return false;
  } finally {
    rmSync(draft, { force: true });
  }
}

/** Removes a dead process's lock; if it changed hands meanwhile, gives it back. */
function remove(lock: string, dead: ProcessMark): void {
  const aside = `${lock}.${process.pid}.stale`;
  try {
    renameSync(lock, aside);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return;
    throw error;
  }
  const moved = holder(aside);
  if (moved && (moved.pid !== dead.pid || moved.startedAt !== dead.startedAt)) linkSync(aside, lock);
  rmSync(aside, { force: true });
}

function holder(lock: string): ProcessMark | null {
  try {
    return JSON.parse(readFileSync(lock, 'utf8')) as ProcessMark;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

function busy(folder: string, mark: ProcessMark | null): DomainError {
  return new DomainError(
    'database/folder-busy',
    `Process ${mark?.pid ?? '?'} has been starting or stopping PostgreSQL in ${folder} for too long. Wait for it or end it, then start again.`,
    { level: 'error' },
  );
}
