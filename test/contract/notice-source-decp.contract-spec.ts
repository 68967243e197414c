import { configAsking, readWindow } from '../support/asked-sources';
import { honest, type AskedOfStandIn, type StandInAnswer } from '../support/source-stand-in';
import { NoticeSources } from '../../src/ingest/sources/notice-sources';
import { anAskedWorld } from './asked-world';
import { httpSourceContract, namesIn, type HttpSourceWorld } from './notice-source.contract';

const AWARDS = 260;
const window = { since: '2026-07-10', until: '2026-09-10', position: null };
const PATH = '/api/resources/22847056-61df-452d-837d-8b8ceadbfc52/data/';

/** Every third award has two holders, so two rows: some stand across two pages. */
const rows = Array.from({ length: AWARDS }, (_, n) => {
  const id = `2026M${String(n).padStart(4, '0')}`;
  const row = {
    uid: `21860194400011${id}`,
    id,
    acheteur_id: '21860194400011',
    objet: 'Entretien des espaces verts (exemple)',
    dateNotification: `2026-08-${String(1 + (n % 28)).padStart(2, '0')}`,
    donneesActuelles: true,
  };
  const holders = n % 3 === 0 ? ['00000000000017', '00000000000025'] : ['00000000000017'];
  return holders.map((titulaire_id) => ({ ...row, titulaire_id }));
}).flat();

/** The tabular API, in the operators that are used of it. */
function answer({ url }: AskedOfStandIn): StandInAnswer {
  expect(url.pathname).toBe(PATH);
  const asked = Object.fromEntries(url.searchParams);
  expect(asked).toMatchObject({ uid__sort: 'asc', page_size: '200' });
  const found = rows.filter(
    ({ uid, dateNotification }) =>
      dateNotification >= asked['dateNotification__greater']! &&
      dateNotification <= asked['dateNotification__less']! &&
      uid >= (asked['uid__greater'] ?? ''),
  );
  const page = Number(asked['page'] ?? 1);
  const next = new URL(url);
  next.searchParams.set('page', String(page + 1));
  const body = {
    data: found.slice((page - 1) * 200, page * 200),
    links: { next: page * 200 < found.length ? next.href : null, prev: null },
    meta: { page, page_size: 200, total: found.length },
  };
  return { contentType: 'application/json; charset=utf-8', body: JSON.stringify(body) };
}

describe('DECP', () => {
  const asked = anAskedWorld('decp');
  const world = (): HttpSourceWorld => ({
    ...asked(),
    window,
    published: [...new Set(rows.map(({ uid }) => uid))],
    nameOf: ({ raw }) => (JSON.parse(Buffer.from(raw).toString('utf8')) as { uid: string }).uid,
  });
  const read = () => readWindow(world().source, window, world().client);
  beforeEach(() => {
    asked().standIn.answers = answer;
  });

  httpSourceContract(world);

  it('gives the rows of an award as one record, those of the next page too', async () => {
    const records = (await read()).flatMap((page) => page.records);
    const counts = records.map(
      ({ raw }) => (JSON.parse(Buffer.from(raw).toString('utf8')) as { rows: [] }).rows.length,
    );
    expect(counts).toEqual(Array.from({ length: AWARDS }, (_, n) => (n % 3 === 0 ? 2 : 1)));
  });

  it('says at the end how many awards there were', async () => {
    const pages = await read();
    expect(pages.map(({ expected }) => expected)).toEqual([null, AWARDS]);
    expect(pages.at(-1)!.position).toEqual({ day: '2026-09-10', uid: null });
  });

  it('says how many rows did not come', async () => {
    const { standIn } = asked();
    standIn.answers = (request) => {
      const right = answer(request);
      return { ...right, body: String(right.body).replace(`"total":${rows.length}`, '"total":350') };
    };
    const last = (await read()).at(-1)!;
    expect(last).toMatchObject({ expected: AWARDS + 3, remark: 'The source counts 350 rows and gave 347.' });
  });

  it('goes on from the last award that was given', async () => {
    const { source, client, standIn } = asked();
    const uid = rows[200]!.uid;
    const pages = await readWindow(source, { ...window, position: { day: window.since, uid } }, client);
    expect(namesIn(pages, world())[0]).toBe(uid);
    expect(standIn.asked).toHaveLength(1);
  });

  it('reads the days from their start rather than send a number that says something to the API', async () => {
    const { source, client, standIn } = asked();
    await readWindow(source, { ...window, position: { day: window.since, uid: 'a&page_size=1' } }, client);
    expect(standIn.asked[0]!.url.searchParams.has('uid__greater')).toBe(false);
  });

  it('keeps the filters that its address holds', async () => {
    const { client, standIn } = asked();
    const config = configAsking(`${standIn.url}/?acheteur_departement_code__exact=86`);
    await readWindow(new NoticeSources(config).named('decp'), window, client);
    for (const { url } of standIn.asked) {
      expect(url.searchParams.get('acheteur_departement_code__exact')).toBe('86');
    }
  });

  it('refuses a next page that is elsewhere', async () => {
    const { standIn } = asked();
    standIn.misbehave((response, right, request) => {
      const body = String(right.body).replace(/"next":"http:\/\/[^/]+/, '"next":"http://elsewhere.example');
      honest(response, { ...right, body }, request);
    });
    await expect(read()).rejects.toMatchObject({ code: 'source/refused' });
  });

  it('ends when every page repeats the first one, and says how many rows did not come', async () => {
    const { standIn } = asked();
    standIn.answers = (request) => {
      const { page } = Object.fromEntries(request.url.searchParams);
      request.url.searchParams.set('page', '1');
      const right = JSON.parse(String(answer(request).body)) as { links: object };
      request.url.searchParams.set('page', String(Number(page ?? 1) + 1));
      return { contentType: 'application/json', body: JSON.stringify({ ...right, links: { next: request.url.href } }) };
    };
    const pages = await read();
    expect(standIn.asked).toHaveLength(3);
    expect(new Set(namesIn(pages, world())).size).toBe(namesIn(pages, world()).length);
    expect(pages.at(-1)!.remark).toBe('The source counts 347 rows and gave 200.');
  });

  it('goes on after a page that came twice, and counts its rows once', async () => {
    const { standIn } = asked();
    standIn.misbehave(honest, (response, _, request) => {
      request.url.searchParams.delete('page');
      honest(response, answer(request), request);
    });
    const pages = await read();
    expect(namesIn(pages, world()).sort()).toEqual([...world().published].sort());
    expect(pages.at(-1)!.expected).toBe(AWARDS);
  });

  it('ends when pages go on without a row', async () => {
    const { standIn } = asked();
    standIn.answers = (request) => {
      const right = JSON.parse(String(answer(request).body)) as { links: object };
      return { contentType: 'application/json', body: JSON.stringify({ ...right, links: { next: request.url.href } }) };
    };
    standIn.misbehave(honest, (response, right, request) => {
      const body = JSON.stringify({ ...JSON.parse(String(right.body)), data: [] });
      honest(response, { ...right, body }, request);
    });
    await read();
    expect(standIn.asked).toHaveLength(2);
  });
});
