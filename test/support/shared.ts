import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const folder = join(__dirname, '../../../shared');

/** @returns the path of a file of the shared data that may stand beside the repository */
export function shared(path: string): string {
  return join(folder, path);
}

/** @returns the names of the files of a shared folder; none where the shared data are absent, since a skipped block is read all the same */
export function sharedFiles(path: string): string[] {
  return existsSync(shared(path)) ? readdirSync(shared(path)).sort() : [];
}

/** A block of tests that reads the shared data; skipped, and counted so, where they are absent. */
export const describeShared: jest.Describe = existsSync(folder) ? describe : (describe.skip as jest.Describe);
