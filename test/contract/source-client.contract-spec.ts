import { gzipSync } from 'node:zlib';
import type { SourceAnswer, SourceRequest } from '../../src/ingest/source-client.port';
import { SourceRefused } from '../../src/ingest/source.errors';
import type { PoliteSourceClient } from '../../src/ingest/client/polite-source-client.adapter';
import { configAsking, politeSourceClient, TEST_LIMITS, WaitingOnClock } from '../support/asked-sources';
import { TestClock } from '../support/clock';
import { aDatabase, type TestDatabase } from '../support/database';
import { cut, honest, SourceStandIn, status } from '../support/source-stand-in';

async function textOf({ body }: SourceAnswer): Promise<string> {
  const pieces: Uint8Array[] = [];
  for await (const piece of body) pieces.push(piece);
  return Buffer.concat(pieces).toString('utf8');
}

describe('the client of the sources', () => {
  let database: TestDatabase;
  let standIn: SourceStandIn;
  let clock: TestClock;
  let clients: PoliteSourceClient[];
  beforeAll(async () => (database = await aDatabase()));
  afterAll(() => database.drop());
  beforeEach(async () => {
    clock = new TestClock('2026-09-10T12:00:00+02:00');
    standIn = new SourceStandIn(clock);
    standIn.answers = () => ({ contentType: 'application/json', body: '{"fine":true}', etag: '"1"' });
    await standIn.start();
    await database.source.query('truncate source_pace, source_validator');
    clients = [];
  });
  afterEach(async () => {
    await Promise.all(clients.map((client) => client.onModuleDestroy()));
    await standIn.stop();
  });

  /** Another process, on the same database. */
  function aClient({
    url = standIn.url,
    env = {},
    waiting = new WaitingOnClock(clock),
  }: { url?: string; env?: Record<string, string>; waiting?: WaitingOnClock } = {}): PoliteSourceClient {
    const limits = { ...TEST_LIMITS, wholeMs: 400, bulkMs: 400 };
    const client = politeSourceClient(configAsking(url, env), database.source, clock, { waiting, limits });
    clients.push(client);
    return client;
  }
  const request = (more: Partial<SourceRequest> = {}): SourceRequest => ({
    url: `${standIn.url}/data`,
    whole: true,
    ...more,
  });

  it('keeps one pace for all processes together', async () => {
    const [one, two] = [aClient(), aClient()];
    for (let round = 0; round < 3; round++) for (const client of [one, two]) await client.ask(request());
    const at = standIn.asked.map((asked) => asked.at.getTime());
    expect(at.map((instant) => instant - at[0]!)).toEqual([0, 1_000, 2_000, 3_000, 4_000, 5_000]);
  });

  it('keeps every process waiting when the source told one of them to', async () => {
    standIn.misbehave(status(429, { 'retry-after': '600' }));
    await expect(aClient().ask(request())).rejects.toMatchObject({ code: 'source/unavailable' });
    clock.moveBy({ minutes: 5 });
    await expect(aClient().ask(request())).rejects.toMatchObject({ code: 'source/unavailable', retryAfter: 300 });
    expect(standIn.asked).toHaveLength(1);
    clock.moveBy({ minutes: 5 });
    expect(await textOf(await aClient().ask(request()))).toBe('{"fine":true}');
  });

  it('waits until the day and the hour that it is told', async () => {
    standIn.misbehave(status(503, { 'retry-after': 'Thu, 10 Sep 2026 10:01:30 GMT' }));
    await aClient().ask(request());
    expect(standIn.asked[1]!.at.toISOString()).toBe('2026-09-10T10:01:30.000Z');
  });

  it('comes back later each time, when it is told nothing', async () => {
    const waiting = new WaitingOnClock(clock);
    standIn.misbehave(cut, cut, status(500));
    await aClient({ waiting }).ask(request());
    // Half of what it may be at most, which is what this chance gives: 1, 2 and 4 s
    expect(waiting.waits).toEqual([1_000, 2_000, 4_000]);
  });

  it('is not kept from asking by a turn taken under another clock', async () => {
    await database.source.query("insert into source_pace values ($1, '2027-12-01')", [new URL(standIn.url).host]);
    await aClient().ask(request());
    expect(standIn.asked).toHaveLength(1);
  });

  it('asks whether an answer changed only once it was kept', async () => {
    const client = aClient();
    const first = await client.ask(request({ conditional: true }));
    expect((await client.ask(request({ conditional: true }))).status).toBe('fresh');
    await first.kept!();
    expect((await aClient().ask(request({ conditional: true }))).status).toBe('not-modified');
    expect((await client.ask(request())).status).toBe('fresh');
    expect((await client.ask(request({ conditional: true, url: `${standIn.url}/other` }))).status).toBe('fresh');
  });

  it.each([
    ['another host', 'https://elsewhere.example/data'],
    ['a host that only begins as one of ours', 'http://127.0.0.1.elsewhere.example/data'],
    ['another port of ours', 'http://127.0.0.1:1/data'],
    ['an address of another kind', 'file:///etc/hostname'],
    ['what is no address', 'data'],
  ])('never asks %s', async (_, url) => {
    await expect(aClient().ask(request({ url }))).rejects.toThrow(SourceRefused);
    expect(standIn.asked).toEqual([]);
  });

  const production = {
    NODE_ENV: 'production',
    DATABASE_URL: 'postgresql://maillon@database.example/maillon',
    SMTP_URL: 'smtp://mail.example',
    MAIL_FROM: 'maillon@maillon.example',
  };

  it('asks nothing of this machine in production, whatever its address', async () => {
    await expect(aClient({ env: production }).ask(request())).rejects.toMatchObject({
      code: 'source/refused',
      message: expect.stringContaining('not a public address'),
    });
    expect(standIn.asked).toEqual([]);
  });

  it('looks at where a name leads, not at the name', async () => {
    const url = `http://localhost:${new URL(standIn.url).port}`;
    await expect(aClient({ url, env: production }).ask(request({ url: `${url}/data` }))).rejects.toMatchObject({
      code: 'source/refused',
      message: expect.stringContaining('not a public address'),
    });
    expect(standIn.asked).toEqual([]);
  });

  it('understands the answers in the media types that it names, and no other', async () => {
    const accept = 'application/xml, text/xml';
    await expect(aClient().ask(request({ accept }))).rejects.toMatchObject({ code: 'source/refused' });
    standIn.answers = () => ({ contentType: 'Text/XML; charset=utf-8', body: '<a/>' });
    expect(await textOf(await aClient().ask(request({ accept })))).toBe('<a/>');
  });

  it('tells the status that refused', async () => {
    standIn.misbehave(status(404));
    await expect(aClient().ask(request())).rejects.toMatchObject({ code: 'source/refused', answered: 404 });
  });

  it('does not follow a redirect that would lose the search', async () => {
    standIn.misbehave((response) => void response.writeHead(302, { location: '/other' }).end());
    await expect(aClient().ask(request({ json: { query: 'x' } }))).rejects.toMatchObject({ answered: 302 });
  });

  it('refuses an answer that is not allowed to be as large as it says, before it comes', async () => {
    standIn.misbehave((response) => {
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': '99999999999' });
      response.write('{');
    });
    await expect(aClient().ask(request())).rejects.toMatchObject({ code: 'source/refused' });
  });

  it('refuses an encoding that it did not ask for', async () => {
    standIn.misbehave((response, right) => {
      response.writeHead(200, { 'content-type': right.contentType, 'content-encoding': 'gzip, gzip' }).end('x');
    });
    await expect(aClient().ask(request())).rejects.toMatchObject({ code: 'source/refused' });
  });

  it.each([
    ['', { whole: true }],
    [', which is downloaded as it comes', { whole: false, bulk: true }],
    [', encoded', { whole: true }],
  ])('comes back later to an answer that drips without end%s', async (how, more) => {
    const packed = gzipSync(Buffer.alloc(10_000, 'x'), { level: 0 });
    standIn.misbehaveAlways((response) => {
      const encoding = how === ', encoded' ? { 'content-encoding': 'gzip' } : {};
      response.writeHead(200, { 'content-type': 'application/json', ...encoding });
      let at = 0;
      const drip = setInterval(() => response.write(packed.subarray(at, ++at)), 20);
      response.on('close', () => clearInterval(drip));
    });
    const read = async (): Promise<string> => textOf(await aClient().ask(request(more)));
    await expect(read()).rejects.toMatchObject({ code: 'source/unavailable' });
  });

  it('asks nothing any more once it is stopped, and says so', async () => {
    const client = aClient();
    standIn.misbehave((response, right, asked) => {
      void client.onModuleDestroy().then(() => honest(response, right, asked));
    });
    await expect(client.ask(request())).rejects.toMatchObject({
      code: 'source/unavailable',
      message: expect.stringContaining('stopping'),
    });
    expect(standIn.asked).toHaveLength(1);
  });
});
