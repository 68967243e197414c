import { z } from 'zod';
import { decpRowsToRecords, type NoticeRecord, readNotices } from '#lib/notice-formats';
import type { NoticeSource, SourcePage, SourcePosition, SourceWindow } from '../../notice-source.port';
import type { SourceClient } from '../../source-client.port';
import { SourceRefused } from '../../source.errors';
import { asked, day, readJson } from '../read-json';
import { areSameRows, rowsOfLastAward, uidOf } from './decp-rows';

/** More is refused by the API */
const PAGE = 200;
/** One award has tens of rows at most; more is not held in memory */
const MOST_ROWS_OF_AWARD = 20_000;
/** Pages in a row that say nothing new are an end, whatever they name as the next one */
const MOST_BARREN = 2;

const page = z.object({
  data: z.array(z.record(z.string(), z.unknown())),
  links: z.object({ next: z.string().nullish() }),
  meta: z.object({ total: z.int().min(0) }),
});
type Page = z.infer<typeof page>;
type Row = Page['data'][number];

/** Awards (DECP, consolidated) notified on the days asked, by the tabular API of data.gouv.fr. */
export class DecpSource implements NoticeSource {
  readonly name = 'decp';
  /** Two months: what the law gives buyers to publish an award */
  readonly daysReadAgain = 62;

  /** @param base address of the rows; filters that it holds stay */
  constructor(private readonly base: string) {}

  async *ask(window: SourceWindow, client: SourceClient): AsyncGenerator<SourcePage> {
    let url: string | null = this.first(window);
    let position: SourcePosition = { day: window.since, uid: null };
    let unfinished: Row[] = [];
    let before: Row[] = [];
    let barren = 0;
    let rows = 0;
    let given = 0;
    while (url !== null) {
      const origin: string = url;
      const { value }: { value: Page } = await readJson(client, { url: origin }, page);
      const isRepeated = areSameRows(value.data, before);
      const fresh = isRepeated ? [] : value.data;
      barren = isRepeated ? barren + 1 : 0;
      before = value.data;
      rows += fresh.length;
      const isEnd = value.data.length === 0 || barren === MOST_BARREN || rows > 2 * value.meta.total + PAGE;
      url = isEnd ? null : this.next(value.links.next ?? null);
      const isLast = url === null;
      const known: Row[] = [...unfinished, ...fresh];
      const whole = isLast ? known : known.slice(0, known.length - rowsOfLastAward(known));
      unfinished = known.slice(whole.length);
      if (unfinished.length > MOST_ROWS_OF_AWARD) throw endless(origin);
      const awards = await awardsOf(whole);
      given += awards.length;
      const reached = uidOf(whole.at(-1)) || position['uid'] || null;
      position = isLast ? { day: window.until, uid: null } : { day: window.since, uid: reached };
      const missing = Math.max(0, value.meta.total - rows);
      yield {
        origin,
        records: recordsOf(awards, origin),
        position,
        expected: isLast ? given + missing : null,
        remark: isLast && missing > 0 ? `The source counts ${value.meta.total} rows and gave ${rows}.` : undefined,
      };
    }
  }

  private first({ since, until, position }: SourceWindow): string {
    const uid = position?.['day'] === since ? position['uid'] : null;
    // The API splits what it is asked at its signs: one that holds any is not sent, and the days are read from their start
    const isPlain = typeof uid === 'string' && /^[\w.-]+$/.test(uid);
    return asked(this.base, '', {
      dateNotification__greater: day(since),
      dateNotification__less: day(until),
      ...(isPlain ? { uid__greater: uid } : {}),
      uid__sort: 'asc',
      page_size: PAGE,
    });
  }

  /** @throws SourceRefused when the next page is elsewhere */
  private next(link: string | null): string | null {
    if (link === null) return null;
    const base = new URL(this.base);
    const next = URL.canParse(link, base.href) ? new URL(link, base) : null;
    if (next?.host !== base.host || next.pathname !== base.pathname) {
      const where = next === null ? 'nowhere' : next.host;
      throw new SourceRefused(base.host, `has its next page at ${where}`, 'Set DECP_URL to where the rows now are.');
    }
    // Behind a proxy it may write itself with http
    return new URL(base.pathname + next.search, base).href;
  }
}

async function awardsOf(rows: readonly Row[]): Promise<unknown[]> {
  const awards: unknown[] = [];
  for await (const award of decpRowsToRecords(rows)) awards.push(award);
  return awards;
}

async function* recordsOf(awards: readonly unknown[], origin: string): AsyncGenerator<NoticeRecord> {
  for (const award of awards) yield* readNotices([Buffer.from(JSON.stringify(award))], origin);
}

function endless(origin: string): SourceRefused {
  return new SourceRefused(
    new URL(origin).host,
    `gives more than ${MOST_ROWS_OF_AWARD} rows of one award`,
    'Look at what it answers: its column `uid` may have changed.',
  );
}
