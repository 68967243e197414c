import { markOf, withFolderLock } from '#lib/database';
import { DomainError } from '#lib/kernel';
import { readRunFile, writeRunFile, type RunFile, type RunningStart } from './run-file';

/**
 * Takes a data folder for one start.
 * @param offset of the clock, when `--now` gave one; else the folder's own stays
 * @throws DomainError `start/already-running` with the process and the address of the other start
 */
export async function claim(
  dataDir: string,
  start: Omit<RunningStart, 'mark'>,
  offset: number | undefined,
): Promise<RunFile> {
  return withFolderLock(dataDir, async () => {
    const { clockOffsetMs, running } = readRunFile(dataDir);
    if (running && running.mark.pid !== process.pid) throw alreadyRunning(dataDir, running);
    const content = { clockOffsetMs: offset ?? clockOffsetMs, running: { mark: markOf(process.pid)!, ...start } };
    writeRunFile(dataDir, content);
    return content;
  });
}

/** Looks before anything is tried. @throws DomainError `start/already-running` */
export function refuseSecond(dataDir: string): void {
  const { running } = readRunFile(dataDir);
  if (running) throw alreadyRunning(dataDir, running);
}

/** Gives a data folder back; the time its house lives in stays. */
export async function unclaim(dataDir: string): Promise<void> {
  await withFolderLock(dataDir, async () => {
    const content = readRunFile(dataDir);
    if (content.running?.mark.pid === process.pid) writeRunFile(dataDir, { ...content, running: null });
  });
}

function alreadyRunning(dataDir: string, { mark, address }: RunningStart): DomainError {
  return new DomainError(
    'start/already-running',
    `Maillon already runs on the data folder ${dataDir}: process ${mark.pid}, ${address}. Use it, stop it (Ctrl-C there, or \`kill ${mark.pid}\`), or give another folder with --data-dir.`,
    { level: 'error' },
  );
}
