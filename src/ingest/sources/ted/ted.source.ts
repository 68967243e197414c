import { z } from 'zod';
import { addDays } from '#lib/kernel';
import { type NoticeRecord, readNotices } from '#lib/notice-formats';
import type { NoticeSource, SourcePage, SourceWindow } from '../../notice-source.port';
import type { SourceClient, SourceRequest } from '../../source-client.port';
import { SourceRefused, SourceUnavailable } from '../../source.errors';
import { asked, day, readJson } from '../read-json';

/** 250 at most; each notice is one more request, and a page is what is done again after a kill */
const PAGE = 50;
const FIELDS = ['publication-number', 'notice-identifier', 'publication-date', 'notice-type'];
/** A frozen search ends by an empty page; pages that say nothing new, one after another, are another end */
const MOST_BARREN = 2;

const result = z.object({
  notices: z.array(z.record(z.string(), z.unknown())),
  totalNoticeCount: z.int().min(0).nullish(),
  iterationNextToken: z.string().nullish(),
  timedOut: z.boolean().nullish(),
});

type Result = z.infer<typeof result>;
type Found = Result['notices'][number];

/** TED: each day's French notices by the search API v3, then the XML of each. */
export class TedSource implements NoticeSource {
  readonly name = 'ted';
  readonly daysReadAgain = 3;

  constructor(
    private readonly searchUrl: string,
    private readonly noticeUrl: string,
  ) {}

  async *ask(window: SourceWindow, client: SourceClient): AsyncGenerator<SourcePage> {
    let before = 0;
    for (let of = startOf(window); of <= window.until; of = addDays(of, 1)) {
      let ofDay = 0;
      for await (const page of this.askDay(of, client)) {
        ofDay = page.expected ?? ofDay;
        // Assigned, not spread: what a page did not give is known only once it was read
        yield Object.assign(page, { expected: before + ofDay });
      }
      before += ofDay;
    }
  }

  /** All notices of one day of publication, by a search that stays as it was when it began. */
  private async *askDay(of: string, client: SourceClient): AsyncGenerator<TedPage> {
    const seen = new Set<string>();
    let token: string | null = null;
    let barren = 0;
    let total: number | null = null;
    for (;;) {
      const request: SourceRequest = { url: this.searchUrl, json: searchOf(of, token) };
      const { value }: { value: Result } = await readJson(client, request, result);
      if (value.timedOut) throw new SourceUnavailable(new URL(this.searchUrl).host, 'did not end its search in time');
      total = value.totalNoticeCount ?? total;
      const fresh = value.notices.filter((notice) => !seen.has(numberOf(notice) ?? ''));
      const repeated = value.notices.length - fresh.length;
      for (const notice of fresh) seen.add(numberOf(notice) ?? '');
      barren = fresh.length === 0 ? barren + 1 : 0;
      token = value.iterationNextToken ?? null;
      const isLast = value.notices.length === 0 || token === null || barren === MOST_BARREN;
      const reached = [...seen].at(-1) ?? null;
      const position = { day: of, publication: isLast ? null : reached };
      yield new TedPage(this.searchUrl, { fresh, position, expected: total, repeated }, (found, page) =>
        this.xmlOf(found, page, client),
      );
      if (isLast) return;
    }
  }

  private async *xmlOf(found: Found, page: TedPage, client: SourceClient): AsyncGenerator<NoticeRecord> {
    const number = numberOf(found);
    if (number === null) return yield missing(found, 'La recherche ne donne pas de numéro de publication.');
    const url = asked(this.noticeUrl, `${number}/xml`, {});
    try {
      const answer = await client.ask({
        url,
        accept: 'application/xml, text/xml, application/octet-stream',
        conditional: true,
        whole: true,
      });
      if (answer.status === 'not-modified') return page.skip();
      yield* readNotices(answer.body, number);
      page.keep(async () => answer.kept?.());
    } catch (error) {
      if (error instanceof SourceUnavailable && page.mayPassOver(number, error)) return;
      const isGone = error instanceof SourceRefused && (error.answered === 404 || error.answered === 410);
      if (!isGone) throw error;
      // One notice that is not there must not keep the others out
      yield missing(found, `TED ne donne pas le XML de l’avis (${error.answered}).`);
    }
  }
}

interface TedResult {
  fresh: readonly Found[];
  position: SourcePage['position'];
  expected: number | null;
  repeated: number;
}

/** A page of search results, whose notices are asked one by one as they are read. */
class TedPage implements SourcePage {
  readonly position: SourcePage['position'];
  expected: number | null;
  readonly repeated: number;
  readonly records: AsyncIterable<NoticeRecord>;
  notModified = 0;
  remark: string | undefined;
  private readonly kept: (() => Promise<void>)[] = [];
  private asked = 0;
  /** Place of the last notice that was passed over; the first has none before it */
  private passedOver = -1;

  constructor(
    readonly origin: string,
    found: TedResult,
    read: (found: Found, page: TedPage) => AsyncIterable<NoticeRecord>,
  ) {
    this.position = found.position;
    this.expected = found.expected;
    this.repeated = found.repeated;
    this.records = this.all(found.fresh, read);
  }

  private async *all(
    fresh: readonly Found[],
    read: (found: Found, page: TedPage) => AsyncIterable<NoticeRecord>,
  ): AsyncGenerator<NoticeRecord> {
    for (const found of fresh) {
      this.asked += 1;
      yield* read(found, this);
    }
  }

  /**
   * @returns whether a notice that does not come is left for a later reading, which the count of what came brings about: it
   *   must not keep the others out. Not two in a row, and not when TED asks to wait: then it is TED that does not answer
   */
  mayPassOver(number: string, { retryAfter, message }: SourceUnavailable): boolean {
    if (retryAfter !== null || this.passedOver === this.asked - 1) return false;
    this.passedOver = this.asked;
    this.remark = `${this.remark === undefined ? '' : `${this.remark} `}${number} was passed over: ${message}`;
    return true;
  }

  skip(): void {
    this.notModified += 1;
  }

  keep(how: () => Promise<void>): void {
    this.kept.push(how);
  }

  async after(): Promise<void> {
    for (const keep of this.kept) await keep();
  }
}

function searchOf(of: string, token: string | null): object {
  const date = day(of).replaceAll('-', '');
  return {
    query: `buyer-country IN (FRA) AND publication-date>=${date} AND publication-date<=${date}`,
    fields: FIELDS,
    limit: PAGE,
    // By default closed notices are left out silently
    scope: 'ALL',
    paginationMode: 'ITERATION',
    ...(token === null ? {} : { iterationNextToken: token }),
  };
}

/** A day that was being read is searched again: the token of its search may no longer hold. */
function startOf({ since, until, position }: SourceWindow): string {
  const at = String(position?.['day'] ?? '');
  if (at < since || at > until) return since;
  if (position?.['publication']) return at;
  return at < until ? addDays(at, 1) : since;
}

/** @returns `123456-2026`, the only form that is put in an address; the API gives it alone or in a list */
function numberOf(found: Found): string | null {
  const given = found['publication-number'];
  const number: unknown = Array.isArray(given) ? given[0] : given;
  return typeof number === 'string' && /^\d{1,9}-\d{4}$/.test(number) ? number : null;
}

function missing(found: Found, message: string): NoticeRecord {
  const raw = Buffer.from(JSON.stringify(found));
  const problems = [{ code: 'document-missing' as const, path: 'publication-number', message }];
  return { record: numberOf(found) ?? 'ted', raw, parsed: { ok: false, format: null, problems } };
}
