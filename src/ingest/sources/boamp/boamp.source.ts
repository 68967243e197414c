import { readBoampFile } from '#lib/notice-formats';
import type { NoticeSource, SourceRecord } from '../../notice-source.port';

/** A file of which nothing can be read is kept up to this length: enough to see what it is. */
const KEPT_OF_UNREADABLE = 1024 * 1024;

/** Bulletin officiel des annonces des marchés publics: records of its API v2.1, from a file. */
export const boampSource: NoticeSource = { name: 'boamp', parserVersion: '1', read };

function read(bytes: Uint8Array, name: string): SourceRecord[] {
  const file = readBoampFile(bytes);
  if ('records' in file)
    return file.records.map(({ raw, ...record }) => ({ ...record, raw: Buffer.from(raw, 'utf8') }));
  const raw = bytes.subarray(0, KEPT_OF_UNREADABLE);
  return [{ record: name, raw, parsed: { ok: false, problems: file.problems } }];
}
