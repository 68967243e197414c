import { readWindow } from '../support/asked-sources';
import {
  honest,
  inHtml,
  redirect,
  status,
  type AskedOfStandIn,
  type Fault,
  type StandInAnswer,
} from '../support/source-stand-in';
import { anAskedWorld } from './asked-world';
import { httpSourceContract, namesIn, type HttpSourceWorld } from './notice-source.contract';

const window = { since: '2026-09-07', until: '2026-09-10', position: null };

interface Search {
  query: string;
  fields: string[];
  limit: number;
  iterationNextToken?: string;
}

interface Published {
  number: string;
  day: string;
}

/** As many notices on each of the four days. */
function published(perDay: number): Published[] {
  return Array.from({ length: 4 * perDay }, (_, n) => ({
    number: `${600_000 + n}-2026`,
    day: `2026-09-${String(7 + Math.floor(n / perDay)).padStart(2, '0')}`,
  }));
}

function xmlOf(number: string): StandInAnswer {
  const body = `<?xml version="1.0" encoding="UTF-8"?>\n<ContractNotice xmlns="urn:oasis:names:specification:ubl:schema:xsd:ContractNotice-2"><Note>${number}</Note></ContractNotice>`;
  return { contentType: 'application/xml;charset=UTF-8', body, etag: `"${number}"` };
}

/** A search that is frozen when it begins, and whose last page is empty. */
function searchAmong(notices: readonly Published[]) {
  return ({ body }: AskedOfStandIn): StandInAnswer => {
    const search = JSON.parse(body) as Search;
    expect(search).toMatchObject({ scope: 'ALL', paginationMode: 'ITERATION' });
    expect(search.limit * search.fields.length).toBeLessThanOrEqual(10_000);
    const [, from, to] = /^buyer-country IN \(FRA\) AND publication-date>=(\d{8}) AND publication-date<=(\d{8})$/.exec(
      search.query,
    )!;
    const found = notices.filter(({ day }) => day.replaceAll('-', '') >= from! && day.replaceAll('-', '') <= to!);
    const at = Number(search.iterationNextToken ?? 0);
    const page = found.slice(at, at + search.limit).map(({ number, day }) => ({
      'publication-number': number,
      'publication-date': `${day}+02:00`,
    }));
    const answer = {
      notices: page,
      totalNoticeCount: found.length,
      iterationNextToken: String(at + page.length),
      timedOut: false,
    };
    return { contentType: 'application/json', body: JSON.stringify(answer) };
  };
}

function answerWith(notices: readonly Published[]) {
  const search = searchAmong(notices);
  return (request: AskedOfStandIn): StandInAnswer => {
    if (request.method === 'POST') {
      expect(request.url.pathname).toBe('/v3/notices/search');
      return search(request);
    }
    const [, number] = /^\/en\/notice\/(\d+-\d{4})\/xml$/.exec(request.url.pathname)!;
    return xmlOf(number!);
  };
}

describe('TED', () => {
  const few = published(5);
  const asked = anAskedWorld('ted');
  const world = (): HttpSourceWorld => ({
    ...asked(),
    window,
    published: few.map(({ number }) => number),
    nameOf: ({ raw }) => /<Note>(.*)<\/Note>/.exec(Buffer.from(raw).toString('utf8'))![1]!,
  });
  const read = () => readWindow(world().source, window, world().client);
  beforeEach(() => {
    asked().standIn.answers = answerWith(few);
  });

  httpSourceContract(world);

  it('searches one day of publication after the other, and counts what each says', async () => {
    const pages = await read();
    expect(pages.map(({ position, expected }) => [position['day'], position['publication'], expected])).toEqual([
      ['2026-09-07', '600004-2026', 5],
      ['2026-09-07', null, 5],
      ['2026-09-08', '600009-2026', 10],
      ['2026-09-08', null, 10],
      ['2026-09-09', '600014-2026', 15],
      ['2026-09-09', null, 15],
      ['2026-09-10', '600019-2026', 20],
      ['2026-09-10', null, 20],
    ]);
  });

  it('iterates through a day that does not fit in one page', async () => {
    const many = published(60);
    asked().standIn.answers = answerWith(many);
    const pages = await readWindow(asked().source, { ...window, until: window.since }, asked().client);
    expect(pages.map(({ records }) => records.length)).toEqual([50, 10, 0]);
    expect(namesIn(pages, world())).toEqual(many.slice(0, 60).map(({ number }) => number));
  });

  it('goes on with the day after one that was wholly read', async () => {
    const { source, client } = asked();
    const position = { day: '2026-09-09', publication: null };
    expect(namesIn(await readWindow(source, { ...window, position }, client), world())).toEqual(
      few.slice(15).map(({ number }) => number),
    );
  });

  it('reads nothing twice of a search that repeats a page, and ends though it never says so', async () => {
    const { standIn } = asked();
    const first = answerWith(few);
    standIn.answers = (request) =>
      request.method === 'GET'
        ? first(request)
        : first({ ...request, body: request.body.replace(/,"iterationNextToken":"\d+"/, '') });
    const pages = await read();
    expect(namesIn(pages, world())).toHaveLength(few.length);
    expect(pages[1]).toMatchObject({ repeated: 5, records: [] });
  });

  it('asks for each notice whether it changed, once it was kept', async () => {
    const { source, client, standIn } = asked();
    await read();
    const pages = await readWindow(source, window, client);
    expect(namesIn(pages, world())).toEqual([]);
    expect(pages.map(({ notModified }) => notModified)).toEqual([5, 0, 5, 0, 5, 0, 5, 0]);
    expect(standIn.asked.at(-2)!.headers['if-none-match']).toBe('"600019-2026"');
  });

  it('does not take a notice for kept that was only read', async () => {
    const { source, client } = asked();
    for await (const page of source.ask(window, client)) for await (const record of page.records) void record;
    expect(namesIn(await readWindow(source, window, client), world())).toHaveLength(few.length);
  });

  it('refuses by name a notice whose XML is not there, and lets the others in', async () => {
    const { standIn } = asked();
    standIn.misbehave(honest, status(404));
    const records = (await read()).flatMap((page) => page.records);
    expect(records).toHaveLength(few.length);
    expect(records[0]).toMatchObject({
      record: '600000-2026',
      parsed: { ok: false, problems: [{ code: 'document-missing' }] },
    });
  });

  /** The XML of these never comes; all else does. */
  const withoutXmlOf =
    (...numbers: string[]): Fault =>
    (response, right, request) =>
      numbers.some((number) => request.url.pathname.includes(number))
        ? status(500)(response, right, request)
        : honest(response, right, request);

  it('leaves for a later reading a notice whose XML does not come, lets the others in, and says so', async () => {
    asked().standIn.misbehaveAlways(withoutXmlOf('600001-2026', '600003-2026'));
    const pages = await read();
    expect(namesIn(pages, world())).toHaveLength(few.length - 2);
    expect(pages[0]!.remark).toMatch(/^600001-2026 was passed over: .* 600003-2026 was passed over: /);
    expect(pages.at(-1)!.expected).toBe(few.length);
  });

  it('stops when two notices in a row do not come: it is TED that does not answer', async () => {
    asked().standIn.misbehaveAlways(withoutXmlOf('600001-2026', '600002-2026'));
    await expect(read()).rejects.toMatchObject({ code: 'source/unavailable' });
  });

  it.each([
    ['a page of HTML', inHtml],
    ['a redirect to elsewhere', redirect('https://ted.example/en/notice/1/xml')],
  ])('stops at %s in place of the XML of a notice', async (_, fault) => {
    asked().standIn.misbehave(honest, fault);
    await expect(read()).rejects.toMatchObject({ code: 'source/refused' });
  });

  it('comes back later when the search ran out of time, for it is not whole', async () => {
    const { standIn } = asked();
    const { answers } = standIn;
    standIn.answers = (request) => {
      const right = answers(request);
      return { ...right, body: String(right.body).replace('"timedOut":false', '"timedOut":true') };
    };
    await expect(read()).rejects.toMatchObject({ code: 'source/unavailable' });
  });

  it('never puts in an address a publication number that is none', async () => {
    const { standIn } = asked();
    const { answers } = standIn;
    standIn.answers = (request) => {
      const right = answers(request);
      return { ...right, body: String(right.body).replace('"600000-2026"', '"../../secret"') };
    };
    const [first] = (await read()).flatMap((page) => page.records);
    expect(first).toMatchObject({ record: 'ted', parsed: { problems: [{ code: 'document-missing' }] } });
    expect(standIn.asked.filter(({ url }) => url.pathname.includes('secret'))).toEqual([]);
  });
});
