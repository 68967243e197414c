import type { Stats } from 'node:fs';
import { stat } from 'node:fs/promises';
import { glob } from 'tinyglobby';
import { DomainError } from '#lib/kernel';

/**
 * The files that a command line names: each file itself, every file of a folder and of those inside it, or of a pattern
 * (`avis/*.xml`), hidden ones left out.
 * @returns their paths, each once, in the order of the names, those of a folder by alphabet
 * @throws DomainError `files/none` when a name leads to no file, `files/closed` when it may not be looked at
 */
export async function filesNamed(names: readonly string[]): Promise<string[]> {
  const files = new Set<string>();
  for (const name of names) {
    const found = await filesOf(name);
    if (found.length === 0) {
      throw new DomainError('files/none', `${name} is no file, folder or pattern that leads to one: check the name.`);
    }
    for (const file of found) files.add(file);
  }
  return [...files];
}

async function filesOf(name: string): Promise<string[]> {
  const kind = await kindOf(name);
  if (kind?.isFile()) return [name];
  const found = kind?.isDirectory()
    ? (await inFolder(name)).map((file) => `${name.replace(/\/+$/, '')}/${file}`)
    : await glob(name, { absolute: false, onlyFiles: true, expandDirectories: false });
  return found.sort((a, b) => (a < b ? -1 : 1));
}

/** @returns null where nothing has this name, which may then be a pattern; another fault, as a folder that is closed, is told */
async function kindOf(name: string): Promise<Stats | null> {
  try {
    return await stat(name);
  } catch (cause) {
    const { code, message } = cause as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return null;
    throw new DomainError('files/closed', `${name} cannot be looked at: ${message}.`, { cause });
  }
}

function inFolder(folder: string): Promise<string[]> {
  return glob('**/*', { cwd: folder, onlyFiles: true, expandDirectories: false, followSymbolicLinks: false });
}
