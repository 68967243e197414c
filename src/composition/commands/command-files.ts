import { once } from 'node:events';
import { createWriteStream, type Stats, type WriteStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { DomainError } from '#lib/kernel';

/**
 * @returns what the file system knows of a file that a command is to read
 * @throws DomainError `files/none` where there is none, or a folder
 */
export async function fileToRead(file: string): Promise<Stats> {
  try {
    const found = await stat(file);
    if (found.isDirectory()) throw new Error('it is a folder');
    return found;
  } catch (cause) {
    throw new DomainError('files/none', `${file} cannot be read: ${(cause as Error).message}.`, { cause });
  }
}

/**
 * Opens the file that a command writes, emptied.
 * @param read the files that it reads: none of them may be the one that is written, which would be lost
 * @throws DomainError `files/same` for one of those, `files/closed` when it cannot be written
 */
export async function fileToWrite(file: string, read: readonly string[]): Promise<WriteStream> {
  // One that cannot be looked at is told when it is opened, just below
  const there = await stat(file).catch(() => null);
  for (const input of there?.isFile() ? read : []) {
    const { dev, ino } = await fileToRead(input);
    if (dev === there!.dev && ino === there!.ino)
      throw new DomainError(
        'files/same',
        `${file} is read from, and would be lost: name another file for the answers.`,
      );
  }
  const out = createWriteStream(file);
  try {
    await once(out, 'open');
  } catch (cause) {
    throw new DomainError('files/closed', `${file} cannot be written: ${(cause as Error).message}.`, { cause });
  }
  return out;
}
