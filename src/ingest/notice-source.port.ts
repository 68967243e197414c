import type { NoticeRecord } from '#lib/notice-formats';
import type { SourceClient } from './source-client.port';

/**
 * How far a source was read, as it counts: a day and a number, a token. Kept with the rows it stands for.
 * Its `day`, where it has one, is the last day that was wholly read when every other member is null, else the day being read.
 */
export type SourcePosition = Record<string, string | number | null>;

/** What is asked of a source: days of publication, both included, `YYYY-MM-DD`, and where the last reading stopped. */
export interface SourceWindow {
  since: string;
  until: string;
  /** Where a reading of these days stopped; one that stands outside of them, or that ended, reads all of them */
  position: SourcePosition | null;
}

/** What became of a page. */
export interface PageOutcome {
  /** Records of it that went to quarantine */
  refused: number;
}

/** One answer of a source. Its records and its position are written in one transaction each, the position last. */
export interface SourcePage {
  /** The address that was asked, or the file */
  origin: string;
  records: AsyncIterable<NoticeRecord> | Iterable<NoticeRecord>;
  /** Where to go on after this page */
  position: SourcePosition;
  /**
   * How many records the source says that this asking holds: of the window, or of what is left of it from the position on,
   * whole days again. Null when it says nothing; the last page's word counts
   */
  expected: number | null;
  /** Records that this reading had already given, and are not given again: they do not count against `expected` */
  repeated?: number;
  /** Records that the source says are as they were when they were kept: not given, but they count. Known once `records` is read */
  readonly notModified?: number;
  /** What the run's row should say: a total that moved, a file that was left */
  remark?: string | undefined;
  /** To be called once the rows and the position are committed: a file is put away, an answer is known as kept */
  after?(outcome: PageOutcome): Promise<void>;
}

/** A public source of notices, asked page by page. One folder of `sources` each, with a README on its licence and limits. */
export interface NoticeSource {
  /** Stable: it stands in the rows of runs and records */
  readonly name: string;
  /** Days before the last one read that are read again each time, because records appear late */
  readonly daysReadAgain?: number;
  /**
   * Asks for a window. Goes on by itself from page to page.
   * @throws SourceUnavailable when it is to be asked again later, SourceRefused when asking again changes nothing
   */
  ask(window: SourceWindow, client: SourceClient): AsyncIterable<SourcePage>;
}
