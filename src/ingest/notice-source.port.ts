import type { NoticeRecord } from '#lib/notice-formats';
import type { SourceClient } from './source-client.port';

/** How far a source was read, as it counts: a day and a number, a token. Kept with the rows it stands for. */
export type SourcePosition = Record<string, string | number | null>;

/** What is asked of a source: days of publication, both included, `YYYY-MM-DD`, and where the last reading stopped. */
export interface SourceWindow {
  since: string;
  until: string;
  position: SourcePosition | null;
}

/** One answer of a source. Its records and its position are written in one transaction each, the position last. */
export interface SourcePage {
  /** The address that was asked, or the file */
  origin: string;
  records: AsyncIterable<NoticeRecord> | Iterable<NoticeRecord>;
  /** Where to go on after this page */
  position: SourcePosition;
  /** How many records the source says the window holds; null when it says nothing */
  expected: number | null;
}

/** A public source of notices, asked page by page. One folder of `sources` each, with a README on its licence and limits. */
export interface NoticeSource {
  /** Stable: it stands in the rows of runs and records */
  readonly name: string;
  /**
   * Asks for a window. Goes on by itself from page to page.
   * @throws SourceUnavailable when it is to be asked again later, SourceRefused when asking again changes nothing
   */
  ask(window: SourceWindow, client: SourceClient): AsyncIterable<SourcePage>;
}
