import type { ParsedNotice } from '../notice';
import { readBoampFile } from '../boamp/boamp-file';

/** One record of what was read: what it calls itself, its bytes, what they say. */
export interface NoticeRecord {
  /** The record's own number, else its place in what was read */
  record: string;
  raw: Uint8Array;
  parsed: ParsedNotice;
}

/** A stretch of which nothing can be read is kept up to this length: enough to see what it is. */
const KEPT_OF_UNREADABLE = 1024 * 1024;

/**
 * Reads the notices that bytes hold, whatever their format, which is recognised by what they are. Never throws on input:
 * what cannot be read is a record with problems.
 * @param chunks the bytes, piece by piece; records come as soon as they are whole
 * @param name what bytes that hold no record are called
 */
export async function* readNotices(
  chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  name: string,
): AsyncGenerator<NoticeRecord> {
  const pieces: Uint8Array[] = [];
  for await (const chunk of chunks) pieces.push(chunk);
  yield* readNoticeBytes(Buffer.concat(pieces), name);
}

/** The same for bytes that are all there. */
export function readNoticeBytes(bytes: Uint8Array, name: string): NoticeRecord[] {
  const file = readBoampFile(bytes);
  if ('records' in file)
    return file.records.map(({ raw, ...record }) => ({ ...record, raw: Buffer.from(raw, 'utf8') }));
  const raw = bytes.subarray(0, KEPT_OF_UNREADABLE);
  return [{ record: name, raw, parsed: { ok: false, format: null, problems: file.problems } }];
}
