import { createReadStream } from 'node:fs';
import { access, constants, readdir, stat } from 'node:fs/promises';
import { basename, join, relative, sep } from 'node:path';
import { DomainError } from '#lib/kernel';

/** A file as it will be read, and its size. */
export interface NamedFile {
  path: string;
  /** As reports name it: the file's own name, else its path below the folder that was given */
  origin: string;
  bytes: number;
}

/** What a path given on the command line holds. */
export interface GivenPath {
  /** Name of the file, or of the folder */
  origin: string;
  files: NamedFile[];
}

/**
 * Looks at a file or a folder before anything is started, so that a wrong name is told at once.
 * @returns the file; or all files of the folder and of those in it, in the order of their paths, without hidden ones
 *   (`.name`) and without following links
 * @throws DomainError `ingest/no-file` naming what is absent or may not be read
 */
export async function filesUnder(path: string): Promise<GivenPath> {
  const given = await looked(path);
  if (given.isFile()) return { origin: basename(path), files: [{ path, origin: basename(path), bytes: given.size }] };
  if (!given.isDirectory()) throw new DomainError('ingest/no-file', `${path} is neither a file nor a folder.`);
  const entries = await readdir(path, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(path, join(entry.parentPath, entry.name)))
    .filter((name) => !name.split(sep).some((part) => part.startsWith('.')))
    .sort();
  const files: NamedFile[] = [];
  for (const origin of paths) {
    const file = join(path, origin);
    files.push({ path: file, origin, bytes: (await looked(file)).size });
  }
  return { origin: basename(join(path, '.')) || path, files };
}

/** @param tell told how many bytes more were read */
export async function* bytesOf({ path }: NamedFile, tell: (bytes: number) => void): AsyncGenerator<Uint8Array> {
  for await (const chunk of createReadStream(path)) {
    tell((chunk as Buffer).length);
    yield chunk as Buffer;
  }
}

async function looked(path: string) {
  try {
    await access(path, constants.R_OK);
    return await stat(path);
  } catch (cause) {
    throw new DomainError('ingest/no-file', `${path} cannot be read: ${(cause as Error).message}.`, { cause });
  }
}
