import { readNotices } from '#lib/notice-formats';
import type { NoticeSource, SourcePage, SourceWindow } from '../../notice-source.port';
import type { SourceClient } from '../../source-client.port';
import { lineGroups } from '../json-lines';
import { asked, day } from '../read-json';

const GROUP = 200;
const LINES = 'application/jsonl, application/x-ndjson, application/ndjson, application/json, application/octet-stream';

/**
 * Planned purchases of APProch: those to be published from the month of `since` on, and those without a date.
 * They are a list, not a journal, so it is read whole, and only when it changed.
 */
export class ApprochSource implements NoticeSource {
  readonly name = 'approch';
  readonly daysReadAgain = 0;

  /** @param base address of the dataset */
  constructor(private readonly base: string) {}

  async *ask({ since, until }: SourceWindow, client: SourceClient): AsyncGenerator<SourcePage> {
    // Forecasts are by month; the same address all month long makes the question conditional
    const month = `${day(since).slice(0, 7)}-01`;
    const planned = 'date_previsionnelle_de_publication';
    const origin = asked(this.base, 'exports/jsonl', {
      where: `${planned}>=date'${month}' or ${planned} is null`,
      order_by: `${planned}, code`,
    });
    const position = { day: until };
    const { status, body, kept } = await client.ask({ url: origin, accept: LINES, conditional: true, whole: true });
    if (status === 'not-modified') {
      yield { origin, records: [], position, expected: null, remark: 'Nothing changed since it was last read.' };
      return;
    }
    for await (const group of lineGroups(body, GROUP, new URL(origin).host)) {
      const bytes = Buffer.concat(group.flatMap((line) => [line, Buffer.from('\n')]));
      yield { origin, records: readNotices([bytes], origin), position: { day: since, read: null }, expected: null };
    }
    yield { origin, records: [], position, expected: null, after: async () => kept?.() };
  }
}
