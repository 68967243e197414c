import { z } from 'zod';
import { type NoticeRecord, readNotices } from '#lib/notice-formats';
import type { NoticeSource, SourcePage, SourcePosition, SourceWindow } from '../../notice-source.port';
import type { SourceClient } from '../../source-client.port';
import { SourceUnavailable } from '../../source.errors';
import { lineGroups, valueOf } from '../json-lines';
import { asked, day, readJson } from '../read-json';

/** `limit` may not be more, and `offset + limit` not more than `MOST_BY_PAGES`, or the API answers 400 */
const PAGE = 100;
const MOST_BY_PAGES = 10_000;
const LINES = 'application/jsonl, application/x-ndjson, application/ndjson, application/json, application/octet-stream';

const page = z.object({ total_count: z.int().min(0), results: z.array(z.unknown()) });
const placed = z.object({ idweb: z.string().max(40), dateparution: z.string().regex(/^\d{4}-\d{2}-\d{2}/) });

type Page = z.infer<typeof page>;
interface Place {
  idweb: string;
  day: string;
}

/** The BOAMP, by the API v2.1 of its dataset: page by page, or one export when the days hold too many notices for pages. */
export class BoampSource implements NoticeSource {
  readonly name = 'boamp';
  readonly daysReadAgain = 3;

  /** @param base address of the dataset */
  constructor(private readonly base: string) {}

  async *ask(window: SourceWindow, client: SourceClient): AsyncGenerator<SourcePage> {
    const from = startOf(window);
    const origin = this.address('records', { from, window, more: { limit: PAGE, offset: 0 } });
    const first = await readJson(client, { url: origin }, page);
    if (first.value.total_count > MOST_BY_PAGES) yield* this.export(from, window, client, first.value.total_count);
    else yield* this.pages({ from, window, origin, ...first }, client);
  }

  private async *pages(
    first: { from: string; window: SourceWindow; origin: string; value: Page; bytes: Buffer },
    client: SourceClient,
  ): AsyncGenerator<SourcePage> {
    const { from, window } = first;
    const seen = new Set<string>();
    const atFirst = first.value.total_count;
    let { origin, value, bytes } = first;
    // A notice taken away moves the others up, over the place from which the next page is asked: one of them is passed over
    let most = atFirst;
    let position: SourcePosition = window.position ?? { day: from, idweb: '' };
    for (let offset = 0; ;) {
      const places = value.results.flatMap(placeOf);
      const again = new Set(places.map(({ idweb }) => idweb).filter((idweb) => seen.has(idweb)));
      for (const { idweb } of places) seen.add(idweb);
      offset += PAGE;
      most = Math.max(most, value.total_count);
      const isLast = offset >= Math.min(value.total_count, MOST_BY_PAGES);
      // Nothing more comes though the total says so: the count of what came tells
      const isCut = !isLast && value.results.length === 0;
      position = isLast ? { day: window.until, idweb: null } : positionOf(places.at(-1), position);
      yield {
        origin,
        // A page without records is an answer, not a record that cannot be read
        records: value.results.length === 0 ? [] : without(again, readNotices([bytes], origin)),
        position,
        expected: most,
        repeated: again.size,
        remark: remarkOf(value.total_count, atFirst),
      };
      if (isLast || isCut) return;
      origin = this.address('records', { from, window, more: { limit: PAGE, offset } });
      ({ value, bytes } = await readJson(client, { url: origin }, page));
    }
  }

  /** One download of all days; when it is cut it goes on from the day that was being read, as long as it gets further. */
  private async *export(
    first: string,
    window: SourceWindow,
    client: SourceClient,
    expected: number,
  ): AsyncGenerator<SourcePage> {
    let reached: Place = { day: first, idweb: '' };
    const seen = new Set<string>();
    for (;;) {
      const origin = this.address('exports/jsonl', { from: reached.day, window, more: {} });
      const before = reached.idweb;
      try {
        const { body } = await client.ask({ url: origin, accept: LINES, bulk: true });
        for await (const group of lineGroups(body, PAGE, new URL(origin).host)) {
          const places = group.flatMap((line) => placeOf(valueOf(line)));
          const again = new Set(places.map(({ idweb }) => idweb).filter((idweb) => seen.has(idweb)));
          const last = places.at(-1) ?? reached;
          // In order of days: what an earlier day held cannot come again
          if (last.day !== reached.day) seen.clear();
          for (const { idweb, day: of } of places) if (of === last.day) seen.add(idweb);
          reached = last;
          const bytes = Buffer.concat(group.flatMap((line) => [line, Buffer.from('\n')]));
          const records = without(again, readNotices([bytes], origin));
          yield { origin, records, position: { ...reached }, expected, repeated: again.size };
        }
        yield { origin, records: [], position: { day: window.until, idweb: null }, expected };
        return;
      } catch (error) {
        if (!(error instanceof SourceUnavailable) || reached.idweb === before) throw error;
      }
    }
  }

  private address(
    path: string,
    { from, window, more }: { from: string; window: SourceWindow; more: Record<string, number> },
  ): string {
    return asked(this.base, path, {
      where: `dateparution>=date'${day(from)}' and dateparution<=date'${day(window.until)}'`,
      order_by: 'dateparution, idweb',
      ...more,
    });
  }
}

/** A day that was being read is read again whole: notices of one day appear in no order. */
function startOf({ since, until, position }: SourceWindow): string {
  const at = position?.['idweb'] ? String(position['day']) : '';
  return at > since && at <= until ? at : since;
}

function placeOf(result: unknown): Place[] {
  const read = placed.safeParse(result);
  return read.success ? [{ idweb: read.data.idweb, day: read.data.dateparution.slice(0, 10) }] : [];
}

function positionOf(place: Place | undefined, before: SourcePosition): SourcePosition {
  return place ? { day: place.day, idweb: place.idweb } : before;
}

function remarkOf(total: number, atFirst: number): string | undefined {
  return total === atFirst ? undefined : `The source counted ${atFirst} notices at first, then ${total}.`;
}

async function* without(
  again: ReadonlySet<string>,
  records: AsyncIterable<NoticeRecord>,
): AsyncGenerator<NoticeRecord> {
  for await (const record of records) if (!again.has(record.record)) yield record;
}
