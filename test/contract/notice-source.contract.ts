import type { NoticeRecord } from '#lib/notice-formats';
import type { NoticeSource, SourceWindow } from '../../src/ingest/notice-source.port';
import type { SourceClient } from '../../src/ingest/source-client.port';
import { positionAfter, readWindow } from '../support/asked-sources';
import {
  bomb,
  cut,
  cutMidway,
  encoded,
  inHtml,
  redirect,
  SourceStandIn,
  stall,
  status,
  tooLarge,
  type Fault,
} from '../support/source-stand-in';

/** A source under test, and the world it asks. */
export interface SourceWorld {
  source: NoticeSource;
  client: SourceClient;
  window: SourceWindow;
  /** What each record of the window is called, in no order */
  published: readonly string[];
  /** @returns what a record is called, read in its bytes: whatever its reader makes of it */
  nameOf(record: NoticeRecord): string;
}

/** The same world, asked over HTTP. */
export interface HttpSourceWorld extends SourceWorld {
  standIn: SourceStandIn;
}

/** What every source keeps to, over HTTP or not. */
export function noticeSourceContract(world: () => SourceWorld): void {
  it('gives every record of the window once', async () => {
    const { source, client, window, published } = world();
    const pages = await readWindow(source, window, client);
    expect(namesIn(pages, world()).sort()).toEqual([...published].sort());
  });

  it('goes on from where a reading stopped, and leaves nothing out', async () => {
    const { source, client, window, published } = world();
    const before = await readWindow(source, window, client, 1);
    expect(namesIn(before, world()).length).toBeLessThan(published.length);
    const after = await readWindow(source, { ...window, position: positionAfter(before) }, client);
    expect([...new Set([...namesIn(before, world()), ...namesIn(after, world())])].sort()).toEqual(
      [...published].sort(),
    );
  });

  it('keeps each record as it was published', async () => {
    const { source, client, window } = world();
    for (const { records, origin } of await readWindow(source, window, client)) {
      expect(origin).not.toBe('');
      for (const { raw } of records) expect(raw.length).toBeGreaterThan(0);
    }
  });
}

/** What every source keeps to when it is asked over HTTP and the source misbehaves. */
export function httpSourceContract(world: () => HttpSourceWorld): void {
  noticeSourceContract(world);

  const read = () => readWindow(world().source, world().window, world().client);

  it('says who asks, and how to reach them', async () => {
    await read();
    for (const { headers } of world().standIn.asked) {
      expect(headers['user-agent']).toBe('Maillon/0.1.0 (+https://maillon.example; contact@maillon.example)');
    }
  });

  it('asks one host once a second at most', async () => {
    await read();
    await read();
    const at = world().standIn.asked.map((asked) => asked.at.getTime());
    expect(at.length).toBeGreaterThan(1);
    for (const [n, instant] of at.entries()) expect(instant - (at[n - 1] ?? -Infinity)).toBeGreaterThanOrEqual(1_000);
  });

  const passing: [string, Fault][] = [
    ['a fault of the server', status(500)],
    ['a gateway that has nobody behind it', status(503)],
    ['too many requests, without a time', status(429)],
    ['a connection cut before the answer', cut],
    ['a connection cut in the midst of the answer', cutMidway],
    ['an answer that stops coming', stall],
  ];
  it.each(passing)('asks again after %s', async (_, fault) => {
    const { standIn, published } = world();
    standIn.misbehave(fault);
    expect(namesIn(await read(), world()).sort()).toEqual([...published].sort());
  });

  it('waits as long as it is told to', async () => {
    const { standIn } = world();
    standIn.misbehave(status(429, { 'retry-after': '17' }));
    await read();
    const [refused, again] = standIn.asked;
    expect(again!.at.getTime() - refused!.at.getTime()).toBeGreaterThanOrEqual(17_000);
  });

  it('gives up for now after some tries', async () => {
    const { standIn } = world();
    standIn.misbehaveAlways(status(502));
    await expect(read()).rejects.toMatchObject({ code: 'source/unavailable' });
    expect(standIn.asked).toHaveLength(5);
  });

  it('does not wait in place for an hour, and says when to come back', async () => {
    const { standIn } = world();
    standIn.misbehaveAlways(status(503, { 'retry-after': '3600' }));
    await expect(read()).rejects.toMatchObject({ code: 'source/unavailable', retryAfter: 3600 });
    expect(standIn.asked).toHaveLength(1);
  });

  it.each([['gzip'], ['deflate'], ['br']] as const)('reads an answer encoded with %s', async (encoding) => {
    const { standIn, published } = world();
    standIn.misbehaveAlways(encoded(encoding));
    expect(namesIn(await read(), world()).sort()).toEqual([...published].sort());
  });

  it('follows the source to another of its own addresses', async () => {
    const { standIn, published } = world();
    standIn.misbehave(redirect(({ url }) => url.pathname + url.search));
    expect(namesIn(await read(), world()).sort()).toEqual([...published].sort());
  });

  const final: [string, (elsewhere: SourceStandIn) => Fault][] = [
    ['a redirect to elsewhere', (elsewhere) => redirect(`${elsewhere.url}/here`)],
    ['redirects without end', () => redirect(({ url }) => url.pathname + url.search)],
    ['a page of HTML in place of data', () => inHtml],
    ['an answer that is too large', () => tooLarge(3 * 1024 * 1024)],
    ['a small answer that swells', () => bomb(3 * 1024 * 1024)],
    ['a question that it does not take', () => status(400)],
  ];
  it.each(final)('refuses %s', async (_, fault) => {
    const { standIn } = world();
    const elsewhere = new SourceStandIn({ now: () => new Date(), today: () => '' });
    await elsewhere.start();
    try {
      standIn.misbehaveAlways(fault(elsewhere));
      await expect(read()).rejects.toMatchObject({ code: 'source/refused' });
      expect(elsewhere.asked).toEqual([]);
      expect(standIn.asked.length).toBeLessThanOrEqual(4);
    } finally {
      await elsewhere.stop();
    }
  });
}

export function namesIn(
  pages: readonly { records: NoticeRecord[] }[],
  { nameOf }: Pick<SourceWorld, 'nameOf'>,
): string[] {
  return pages.flatMap(({ records }) => records.map(nameOf));
}
