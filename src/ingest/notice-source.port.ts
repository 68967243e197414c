import type { ParsedNotice } from '#lib/notice-formats';

/** One record as its source gives it: its bytes, and what they say. */
export interface SourceRecord {
  /** What the record calls itself, else its place in what was read */
  record: string;
  raw: Uint8Array;
  parsed: ParsedNotice;
}

/** A public source of notices: what it is called, and how its bytes are read. One folder of `sources` each. */
export interface NoticeSource {
  /** Stable: it stands in the rows of runs and records */
  readonly name: string;
  /** Moves when its parser reads something otherwise, so that quarantine says which reading refused a record */
  readonly parserVersion: string;
  /**
   * Reads a file, or the kept bytes of one record. Never throws: what cannot be read is a record with problems.
   * @param name what a file that holds no record is called
   */
  read(bytes: Uint8Array, name: string): readonly SourceRecord[];
}
