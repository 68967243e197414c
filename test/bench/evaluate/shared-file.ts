import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** The shared data, beside the repository, wherever this runs from it: from its sources, or from what was built. */
const FOLDERS = [join(__dirname, '../../../../shared'), join(__dirname, '../../../../../shared')];

/** @returns the path of a file of the shared data; one that does not exist where they are absent */
export function sharedFile(path: string): string {
  return join(FOLDERS.find(existsSync) ?? FOLDERS[0]!, path);
}
