import { readBoampRecord, type NoticeRecord } from '#lib/notice-formats';
import type { NoticeSource, PageOutcome, SourcePage, SourceWindow } from '../../src/ingest/notice-source.port';
import { aNumberedRecord } from './a-notice-record';

/** What a page of a stand-in source gives, in the order of its records. */
export interface ToldPage {
  records: NoticeRecord[];
  /** What the source says that this asking holds; nothing when absent */
  expected?: number;
  /** Fails once its records were given */
  failsWith?: Error;
}

/** @returns BOAMP records as a source hands them over, by number */
export function recordsNumbered(...numbers: number[]): NoticeRecord[] {
  return numbers.map((n) => recordOf(aNumberedRecord(n)));
}

/** @returns a record of the BOAMP as a source hands it over */
export function recordOf(value: object): NoticeRecord {
  const record = String((value as { idweb?: string }).idweb);
  return { record, raw: Buffer.from(JSON.stringify(value)), parsed: readBoampRecord(value) };
}

/** Stands in for a source of another world: gives what it is told to, and notes what it was asked. */
export class ToldSource implements NoticeSource {
  readonly asked: SourceWindow[] = [];
  readonly outcomes: PageOutcome[] = [];

  constructor(
    readonly name: string,
    public pages: ToldPage[],
  ) {}

  /** Goes on after the page that the position names, as a real one does. */
  async *ask(window: SourceWindow): AsyncGenerator<SourcePage> {
    this.asked.push(window);
    const from = Number(window.position?.['page'] ?? -1) + 1;
    for (const [index, { records, expected = null, failsWith }] of this.pages.entries()) {
      if (index < from) continue;
      yield {
        origin: `page ${index}`,
        records: given(records, failsWith),
        position: { page: index },
        expected,
        after: async (outcome) => void this.outcomes.push(outcome),
      };
    }
  }
}

async function* given(records: NoticeRecord[], failsWith: Error | undefined): AsyncGenerator<NoticeRecord> {
  yield* records;
  if (failsWith) throw failsWith;
}
