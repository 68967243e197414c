import type { SupplierSource } from '../../supplier-source.port';
import { DIRECTORY_FILE, readDirectory } from './read-directory';

/** A file of insertion structures, one JSON array of rows. */
export const directoryFile: SupplierSource = { name: DIRECTORY_FILE, parserVersion: '1', read: readDirectory };
