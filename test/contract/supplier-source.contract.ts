import type { SourceClient } from '../../src/ingest/source-client.port';
import type { SupplierAsk, SupplierRow, SupplierSource } from '../../src/ingest/supplier-source.port';
import { readRegister, type ReadSupplierPage } from '../support/asked-register';
import {
  bomb,
  cut,
  cutMidway,
  encoded,
  honest,
  inHtml,
  redirect,
  SourceStandIn,
  stall,
  status,
  tooLarge,
  type Fault,
} from '../support/source-stand-in';

/** A register under test, and the world it asks. */
export interface RegisterWorld {
  standIn: SourceStandIn;
  source: SupplierSource;
  client: SourceClient;
  ask: SupplierAsk;
  /** SIRETs of the suppliers that can be read */
  published: readonly string[];
  /** First code of each row that cannot */
  refused: readonly string[];
  /** Milliseconds that the register wants between two requests */
  gapMs: number;
}

type Read = Extract<SupplierRow, { ok: true; record: unknown }>;

export function recordsIn(pages: readonly ReadSupplierPage[]): Read['record'][] {
  return pages.flatMap(({ rows }) => rows.flatMap((row) => (row.ok && 'record' in row ? [row.record] : [])));
}

export function refusalsIn(pages: readonly ReadSupplierPage[]): Extract<SupplierRow, { ok: false }>[] {
  return pages.flatMap(({ rows }) => rows.flatMap((row) => (row.ok ? [] : [row])));
}

const siretsIn = (pages: readonly ReadSupplierPage[]): string[] => recordsIn(pages).map(({ siret }) => siret);

/** What every source of suppliers that is asked over HTTP keeps to, also when it misbehaves. */
export function registerContract(world: () => RegisterWorld): void {
  const read = (): Promise<ReadSupplierPage[]> => readRegister(world().source, world().ask, world().client);
  const expectAll = (pages: readonly ReadSupplierPage[]): void =>
    expect(siretsIn(pages).sort()).toEqual([...world().published].sort());

  it('gives every supplier once', async () => {
    expectAll(await read());
  });

  it('refuses by their reasons the rows that cannot be read, keeps them whole, and loses no other', async () => {
    const refused = refusalsIn(await read());
    expect(refused.map(({ problems }) => problems[0]!.code).sort()).toEqual([...world().refused].sort());
    for (const { record, problems, raw } of refused) {
      expect(record).not.toBe('');
      expect(problems[0]!.message).not.toBe('');
      expect(JSON.stringify(raw).length).toBeGreaterThan(2);
    }
  });

  it('goes on from where a reading stopped, and leaves nothing out', async () => {
    const { source, ask, client, published } = world();
    const before = await readRegister(source, ask, client, 1);
    const after = await readRegister(source, { ...ask, position: before.at(-1)!.position }, client);
    expect([...new Set([...siretsIn(before), ...siretsIn(after)])].sort()).toEqual([...published].sort());
    if (before.at(-1)!.position !== null) expect(siretsIn(after).length).toBeLessThan(published.length);
  });

  it('reads what was kept of a row as it read the row, without a day: a row alone is no answer any more', async () => {
    const { source } = world();
    for (const row of (await read()).flatMap(({ rows }) => rows)) {
      const again = source.readAgain(JSON.parse(JSON.stringify(row.raw)));
      if (!row.ok) expect(again).toMatchObject({ ok: false, problems: row.problems });
      else if ('record' in row) {
        const undated = row.record.evidence!.map((proof) => ({ ...proof, checkedAt: null }));
        expect(again).toEqual({ ...row, record: { ...row.record, evidence: undated } });
      }
    }
  });

  it('dates each proof, never after the day it was asked', async () => {
    const proofs = recordsIn(await read()).flatMap(({ evidence }) => evidence!);
    expect(proofs.length).toBeGreaterThan(0);
    for (const { checkedAt, source } of proofs) {
      expect(source).toBe(world().source.name);
      expect(checkedAt).toMatch(/^\d{4}-\d{2}-\d{2}$/);
      expect(checkedAt! <= '2026-09-10').toBe(true);
    }
  });

  it('says who asks, and keeps the pace of the register', async () => {
    await read();
    await read();
    const { asked } = world().standIn;
    expect(asked.length).toBeGreaterThan(1);
    for (const [n, { headers, at }] of asked.entries()) {
      expect(headers['user-agent']).toBe('Maillon/0.1.0 (+https://maillon.example; contact@maillon.example)');
      if (n > 0) expect(at.getTime() - asked[n - 1]!.at.getTime()).toBeGreaterThanOrEqual(world().gapMs);
    }
  });

  const passing: [string, Fault][] = [
    ['a fault of the server', status(500)],
    ['too many requests, without a time', status(429)],
    ['a connection cut before the answer', cut],
    ['a connection cut in the midst of the answer', cutMidway],
    ['an answer that stops coming', stall],
  ];
  it.each(passing)('asks again after %s', async (_, fault) => {
    world().standIn.misbehave(fault);
    expectAll(await read());
  });

  it('waits as long as it is told to', async () => {
    const { standIn } = world();
    standIn.misbehave(status(429, { 'retry-after': '17' }));
    expectAll(await read());
    const [refused, again] = standIn.asked;
    expect(again!.at.getTime() - refused!.at.getTime()).toBeGreaterThanOrEqual(17_000);
  });

  it('gives up for now after some tries, and says when to come back where it is told', async () => {
    const { standIn } = world();
    standIn.misbehaveAlways(status(502));
    await expect(read()).rejects.toMatchObject({ code: 'source/unavailable' });
    expect(standIn.asked).toHaveLength(5);
    standIn.misbehaveAlways(status(503, { 'retry-after': '3600' }));
    await expect(read()).rejects.toMatchObject({ code: 'source/unavailable', retryAfter: 3600 });
  });

  it.each([['gzip'], ['br']] as const)('reads an answer encoded with %s', async (encoding) => {
    world().standIn.misbehaveAlways(encoded(encoding));
    expectAll(await read());
  });

  it('follows the register to another of its own addresses', async () => {
    world().standIn.misbehave(redirect(({ url }) => url.pathname + url.search));
    expectAll(await read());
  });

  const anotherShape: Fault = (response, right, request) =>
    honest(response, { ...right, body: '{"rows":[]}' }, request);
  const final: [string, (elsewhere: SourceStandIn) => Fault][] = [
    ['a redirect to elsewhere', (elsewhere) => redirect(`${elsewhere.url}/here`)],
    ['a redirect to a private address', () => redirect('http://10.0.0.1/here')],
    ['redirects without end', () => redirect(({ url }) => url.pathname + url.search)],
    ['a page of HTML in place of data', () => inHtml],
    ['an answer of another shape', () => anotherShape],
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
