import type { ParsedNotice } from '../notice';

/** One record of what was read: what it calls itself, its bytes, what they say. */
export interface NoticeRecord {
  /** The record's own number, else its place in what was read */
  record: string;
  raw: Uint8Array;
  parsed: ParsedNotice;
}
