import { aNumberedRecord } from '../factories/a-notice-record';
import { readWindow } from '../support/asked-sources';
import { cutMidway, honest, type AskedOfStandIn, type StandInAnswer } from '../support/source-stand-in';
import { anAskedWorld } from './asked-world';
import { httpSourceContract, namesIn, type HttpSourceWorld } from './notice-source.contract';

const PUBLISHED = 230;
const window = { since: '2026-09-07', until: '2026-09-10', position: null };

/** Notices of four days, small enough that a page of a hundred is well under the test's limit. */
const records = Array.from({ length: PUBLISHED }, (_, n) => {
  const day = `2026-09-${String(7 + Math.floor((n * 4) / PUBLISHED)).padStart(2, '0')}`;
  const record = aNumberedRecord(10_000 + n, ({ fields }) => Object.assign(fields, { dateparution: day }));
  return { idweb: String(record['idweb']), day, text: JSON.stringify({ ...record, gestion: null, donnees: '{}' }) };
});

function between(request: AskedOfStandIn): typeof records {
  const [, since, until] = /^dateparution>=date'([\d-]+)' and dateparution<=date'([\d-]+)'$/.exec(
    request.url.searchParams.get('where')!,
  )!;
  expect(request.url.searchParams.get('order_by')).toBe('dateparution, idweb');
  return records.filter(({ day }) => day >= since! && day <= until!);
}

function pageOf(total: number, texts: readonly string[]): StandInAnswer {
  const body = `{"total_count": ${total}, "results": [${texts.join(',')}]}`;
  return { contentType: 'application/json; charset=utf-8', body };
}

function answer(request: AskedOfStandIn): StandInAnswer {
  const { pathname, searchParams } = request.url;
  expect(pathname).toBe('/api/explore/v2.1/catalog/datasets/boamp/records');
  const [limit, offset] = [Number(searchParams.get('limit')), Number(searchParams.get('offset'))];
  expect(limit).toBeLessThanOrEqual(100);
  expect(offset + limit).toBeLessThanOrEqual(10_000);
  const found = between(request);
  return pageOf(
    found.length,
    found.slice(offset, offset + limit).map(({ text }) => text),
  );
}

describe('BOAMP', () => {
  const asked = anAskedWorld('boamp');
  const world = (): HttpSourceWorld => ({
    ...asked(),
    window,
    published: records.map(({ idweb }) => idweb),
    nameOf: ({ raw }) => (JSON.parse(Buffer.from(raw).toString('utf8')) as { idweb: string }).idweb,
  });
  const read = () => readWindow(world().source, window, world().client);
  beforeEach(() => {
    asked().standIn.answers = answer;
  });

  httpSourceContract(world);

  it('says how many the source counts, and ends on a day that was wholly read', async () => {
    const pages = await read();
    expect(pages.map(({ expected, records: given }) => [expected, given.length])).toEqual([
      [230, 100],
      [230, 100],
      [230, 30],
    ]);
    expect(pages[0]!.position).toEqual({ day: '2026-09-08', idweb: '99-10099' });
    expect(pages.at(-1)!.position).toEqual({ day: '2026-09-10', idweb: null });
  });

  it('goes on from the day that was being read, and asks no earlier one again', async () => {
    const { source, client, standIn } = asked();
    await readWindow(source, { ...window, position: { day: '2026-09-09', idweb: '99-10150' } }, client);
    expect(standIn.asked.map(({ url }) => url.searchParams.get('where')?.slice(0, 30))).toEqual([
      "dateparution>=date'2026-09-09'",
      "dateparution>=date'2026-09-09'",
    ]);
  });

  it('reads the days again whole when they were read to the end: late notices are found', async () => {
    const { source, client } = asked();
    const pages = await readWindow(source, { ...window, position: { day: '2026-09-10', idweb: null } }, client);
    expect(namesIn(pages, world())).toHaveLength(PUBLISHED);
  });

  it('tells apart a page that repeats, and does not count it as come', async () => {
    const { standIn } = asked();
    standIn.misbehave(honest, (response, _, request) => {
      request.url.searchParams.set('offset', '0');
      honest(response, answer(request), request);
    });
    const pages = await read();
    expect(pages.map(({ repeated, records: given }) => [repeated, given.length])).toEqual([
      [0, 100],
      [100, 0],
      [0, 30],
    ]);
    expect(pages.at(-1)!.expected).toBe(230);
  });

  it('goes by the largest total when it falls from page to page, for a notice may have been passed over, and says so', async () => {
    const { standIn } = asked();
    standIn.misbehave((response, right, request) => {
      const body = String(right.body).replace('230', '231');
      honest(response, { ...right, body }, request);
    });
    const pages = await read();
    expect(pages.at(-1)).toMatchObject({
      expected: 231,
      remark: 'The source counted 231 notices at first, then 230.',
    });
    expect(namesIn(pages, world())).toHaveLength(PUBLISHED);
  });

  it('counts as missing a notice that moved up over a page when one before it was taken away', async () => {
    const { standIn } = asked();
    standIn.misbehave(honest, (response, _, request) => {
      const left = between(request).slice(1);
      const texts = left.slice(100, 200).map(({ text }) => text);
      honest(response, pageOf(left.length, texts), request);
    });
    const pages = await read();
    expect(namesIn(pages, world())).toHaveLength(PUBLISHED - 1);
    expect(pages.at(-1)!.expected).toBe(PUBLISHED);
  });

  it('ends when the source counts more than it gives, and the count says so', async () => {
    const { standIn } = asked();
    standIn.answers = (request) => {
      const right = answer(request);
      return { ...right, body: String(right.body).replace('"total_count": 230', '"total_count": 900') };
    };
    const pages = await read();
    expect(namesIn(pages, world())).toHaveLength(PUBLISHED);
    expect(pages.at(-1)!.expected).toBe(900);
  });

  it('gives a window without notices as one page without records', async () => {
    const { source, client } = asked();
    const pages = await readWindow(source, { since: '2026-01-01', until: '2026-01-02', position: null }, client);
    expect(pages).toMatchObject([{ records: [], expected: 0, position: { day: '2026-01-02', idweb: null } }]);
  });

  describe('with more notices than pages may hold', () => {
    const lines = (from: typeof records): StandInAnswer => ({
      contentType: 'application/jsonl',
      body: from.map(({ text }) => `${text}\n`).join(''),
    });
    beforeEach(() => {
      asked().standIn.answers = (request) =>
        request.url.pathname.endsWith('/exports/jsonl') ? lines(between(request)) : pageOf(10_001, []);
    });

    it('downloads them as one export, given by groups', async () => {
      const pages = await read();
      expect(namesIn(pages, world()).sort()).toEqual(world().published.toSorted());
      expect(pages.map(({ records: given }) => given.length)).toEqual([100, 100, 30, 0]);
      expect(pages[1]!.position).toEqual({ day: '2026-09-10', idweb: '99-10199' });
      expect(pages.at(-1)).toMatchObject({ expected: 10_001, position: { day: '2026-09-10', idweb: null } });
      expect(asked().standIn.asked).toHaveLength(2);
    });

    it('goes on from the day that was being read when the download is cut, and gives none twice', async () => {
      asked().standIn.misbehave(honest, cutMidway);
      const pages = await read();
      expect(namesIn(pages, world()).sort()).toEqual(world().published.toSorted());
      expect(asked().standIn.asked[2]!.url.searchParams.get('where')).toMatch(/^dateparution>=date'2026-09-0[89]'/);
    });

    it('does not try without end a download that is cut at its beginning', async () => {
      asked().standIn.misbehave(honest);
      asked().standIn.misbehaveAlways((response, right, request) =>
        request.url.pathname.endsWith('jsonl')
          ? cutMidway(response, { ...right, body: '{"' }, request)
          : honest(response, right, request),
      );
      await expect(read()).rejects.toMatchObject({ code: 'source/unavailable' });
    });
  });
});
