import type { WholeListSource } from './whole-list';
import { DIRECTORY_FILE, readDirectory } from './read-directory';

/** A file of insertion structures, one JSON array of rows. */
export const directoryFile: WholeListSource = { name: DIRECTORY_FILE, parserVersion: '1', read: readDirectory };
