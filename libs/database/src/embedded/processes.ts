import { readFileSync } from 'node:fs';

/** A process, and when it began where the system tells it, so that a number used again is not taken for it. */
export interface ProcessMark {
  pid: number;
  startedAt: string | null;
}

/** @returns the mark of a process that runs, or null */
export function markOf(pid: number): ProcessMark | null {
  return isAlive(pid) ? { pid, startedAt: startOf(pid) } : null;
}

/** @returns whether the very process that was marked still runs */
export function stillRuns(mark: ProcessMark): boolean {
  return isAlive(mark.pid) && (mark.startedAt === null || startOf(mark.pid) === mark.startedAt);
}

/** @returns whether a process runs; one that ended and waits to be reaped (a container without init) does not */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    // EPERM: it runs, as another user
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  return stat(pid)?.[0] !== 'Z';
}

/** @returns the command line of a process, or null where the system does not tell it (outside Linux) */
export function commandOf(pid: number): string | null {
  return read(`/proc/${pid}/cmdline`)?.replaceAll('\0', ' ').trim() || null;
}

/** Waits until a process ended. @returns false when it still runs after `ms` */
export async function ended(pid: number, ms: number): Promise<boolean> {
  const until = Date.now() + ms;
  while (isAlive(pid)) {
    if (Date.now() > until) return false;
    await new Promise((done) => setTimeout(done, 25));
  }
  return true;
}

function startOf(pid: number): string | null {
  // 22nd field of proc(5): clock ticks since boot; the list here begins with the third
  return stat(pid)?.[19] ?? null;
}

/** Fields of /proc/PID/stat from the state on; the name before it may hold spaces and parentheses. */
function stat(pid: number): string[] | null {
  const text = read(`/proc/${pid}/stat`);
  return text ? text.slice(text.lastIndexOf(')') + 2).split(' ') : null;
}

function read(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}
