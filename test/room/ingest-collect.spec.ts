import { SourceRefused, SourceUnavailable } from '../../src/ingest/source.errors';
import { NoticeSources } from '../../src/ingest/sources/notice-sources';
import { aNotice } from '../factories/a-notice';
import { aNumberedRecord } from '../factories/a-notice-record';
import { recordOf, recordsNumbered as records, type ToldPage, ToldSource } from '../factories/a-source';
import type { RecordParts } from '../factories/notice.factory';
import { NoticeRooms } from './notice-rooms';

let rooms: NoticeRooms;
beforeEach(async () => {
  rooms = await NoticeRooms.open();
});
afterEach(() => rooms.close());

/** A stand-in for the BOAMP, which the house asks in its place. */
function boamp(...pages: ToldPage[]): ToldSource {
  const source = new ToldSource('boamp', pages);
  jest.spyOn(rooms.get(NoticeSources), 'named').mockReturnValue(source);
  return source;
}

const cursor = async () =>
  (await rooms.rows<Record<string, unknown>>('select source, read_until::text, position from ingest_cursor'))[0];
const runs = () => rooms.rows<Record<string, unknown>>('select * from ingest_run order by started_at, id');
const notices = async () => (await rooms.counts())['notice'];

/** Makes the database refuse, at commit, whatever touches a table under a condition. */
const refuse = (table: string, condition: string): Promise<unknown> =>
  rooms.rows(`
    create function refuse() returns trigger language plpgsql as
      $$ begin if ${condition} then raise exception 'cut off' using errcode = '57P01'; end if; return null; end $$;
    create constraint trigger refuse after insert or update on ${table} deferrable initially deferred
      for each row execute function refuse()`);
const accept = (table: string): Promise<unknown> =>
  rooms.rows(`drop trigger refuse on ${table}; drop function refuse()`);

describe('a source that is asked', () => {
  it('is asked for the last three days the first time, and from three days before its last day afterwards', async () => {
    const source = boamp({ records: records(1) });
    await rooms.ingest.collect('boamp');
    expect(source.asked).toMatchObject([{ since: '2026-02-27', until: '2026-03-02', position: null }]);
    expect(await cursor()).toMatchObject({ read_until: '2026-03-02', position: null });

    rooms.clock.moveTo('2026-03-10T00:30:00+01:00');
    await rooms.ingest.collect('boamp');
    expect(source.asked.at(-1)).toMatchObject({ since: '2026-02-27', until: '2026-03-10' });
    rooms.clock.moveTo('2026-03-11T09:00:00+01:00');
    await rooms.ingest.collect('boamp');
    expect(source.asked.at(-1)).toMatchObject({ since: '2026-03-07', until: '2026-03-11' });
  });

  it('is asked for the days that somebody names, which do not count as read when others are missing before them', async () => {
    const source = boamp({ records: [] });
    await rooms.ingest.collect('boamp', { since: '2024-01-01', until: '2024-01-31' });
    expect(source.asked).toMatchObject([{ since: '2024-01-01', until: '2024-01-31' }]);
    expect(await cursor()).toMatchObject({ read_until: null });
    await rooms.ingest.collect('boamp');
    await rooms.ingest.collect('boamp', { since: '2025-01-01', until: '2025-01-31' });
    expect(await cursor()).toMatchObject({ read_until: '2026-03-02' });
  });

  it.each([[{ since: '2026-03-02', until: '2026-03-01' }], [{ since: '2026-02-30' }], [{ until: 'demain' }]])(
    'is not asked for days that do not exist: %o',
    async (window) => {
      const source = boamp({ records: [] });
      await expect(rooms.ingest.collect('boamp', window)).rejects.toMatchObject({ code: 'ingest/window-invalid' });
      expect(source.asked).toEqual([]);
    },
  );

  it('is asked for the days before today, though a clock that was ahead left a day to come', async () => {
    const source = boamp({ records: [] });
    rooms.clock.moveTo('2026-05-02T09:00:00+02:00');
    await rooms.ingest.collect('boamp');
    rooms.clock.moveTo('2026-03-02T09:00:00+01:00');
    await rooms.ingest.collect('boamp');
    expect(source.asked.at(-1)).toMatchObject({ since: '2026-02-27', until: '2026-03-02' });
    expect(await cursor()).toMatchObject({ read_until: '2026-03-02' });
  });

  it('leaves a run that says what was read, of how many, and of how many each field was filled', async () => {
    boamp({ records: records(1, 2), expected: 3 }, { records: [recordOf({ idweb: '99-3' })], expected: 3 });
    const told: string[] = [];
    const onProgress = (done: number, total: number | null) => told.push(`${done}/${total}`);
    const report = await rooms.ingest.collect('boamp', { onProgress });
    expect(report).toMatchObject({ state: 'done', read: 3, new: 2, quarantined: 1, expected: 3, isShort: false });
    expect(told).toEqual(['1/3', '2/3', '3/3']);
    const [run] = await runs();
    expect(run).toMatchObject({ kind: 'collect', expected_count: 3, state: 'done', message: null });
    expect(run!['shapes']).toMatchObject({
      'boamp-eforms': { records: 2, refused: 0, fields: { title: 2, cpv: 2, deadline: 2, marks: 2 } },
      unknown: { records: 1, refused: 1, fields: {} },
    });
    expect(await rooms.quarantine.list()).toMatchObject([{ record: '99-3', origin: 'page 1' }]);
  });

  it('says after each page what was read so far, for it may die in the next', async () => {
    boamp({ records: records(1) }, { records: records(2, 3), expected: 3 });
    let soFar: unknown;
    const onProgress = (done: number): void => {
      if (done === 2) soFar = rooms.rows('select state, read_count, new_count from ingest_run');
    };
    await rooms.ingest.collect('boamp', { onProgress });
    expect(await soFar).toEqual([{ state: 'running', read_count: 1, new_count: 1 }]);
  });

  it('hears what became of each page once it is committed', async () => {
    const source = boamp({ records: records(1) }, { records: [recordOf({ idweb: '99-2' })] }, { records: [] });
    await rooms.ingest.collect('boamp');
    expect(source.outcomes).toEqual([{ refused: 0 }, { refused: 1 }, { refused: 0 }]);
  });

  it('is degraded when another number of records came than it said, and those days are asked for again', async () => {
    const source = boamp({ records: records(1), expected: 2 });
    const report = await rooms.ingest.collect('boamp');
    expect(report).toMatchObject({ state: 'degraded', isShort: true, new: 1 });
    expect(await runs()).toMatchObject([{ state: 'degraded', message: expect.stringContaining('2 records; 1 came') }]);
    rooms.clock.moveBy({ days: 5 });
    source.pages = [{ records: records(1, 2), expected: 2 }];
    expect(await rooms.ingest.collect('boamp', { since: '2026-02-27' })).toMatchObject({ state: 'done', new: 1 });
  });
});

describe('a reading that is cut short', () => {
  const pages = (): ToldPage[] => [
    { records: records(1, 2), expected: 4 },
    { records: records(3, 4), expected: 4 },
  ];
  /** As a source answers that is asked to go on: its total is of what is left */
  const rest = (): ToldPage[] => [{ records: [] }, { records: records(3, 4), expected: 2 }];

  it('goes on from the page it had come to', async () => {
    const source = boamp(
      { ...pages()[0]!, failsWith: undefined },
      { ...pages()[1]!, records: [], failsWith: new Error('cut') },
    );
    await expect(rooms.ingest.collect('boamp')).rejects.toThrow('cut');
    expect(await cursor()).toMatchObject({ position: { page: 0 }, read_until: null });
    source.pages = rest();
    expect(await rooms.ingest.collect('boamp')).toMatchObject({ state: 'done', read: 2, new: 2, isShort: false });
    expect(source.asked[1]).toMatchObject({ position: { page: 0 } });
    expect(await notices()).toBe(4);
    expect(await cursor()).toMatchObject({ position: null, read_until: '2026-03-02' });
  });

  it('has kept neither the last record of a page nor its position when it dies between the two', async () => {
    const source = boamp(...pages());
    await refuse('ingest_cursor', `new.position = '{"page": 1}'`);
    await expect(rooms.ingest.collect('boamp')).rejects.toMatchObject({ code: 'ingest/stopped' });
    expect(await rooms.rows('select source_id from notice order by 1')).toEqual(
      [1, 2, 3].map((n) => ({ source_id: `99-${n}` })),
    );
    expect(await cursor()).toMatchObject({ position: { page: 0 } });

    await accept('ingest_cursor');
    source.pages = rest();
    expect(await rooms.ingest.collect('boamp')).toMatchObject({ read: 2, new: 1, unchanged: 1, isShort: false });
    expect(source.asked[1]).toMatchObject({ position: { page: 0 } });
    expect(await rooms.counts()).toMatchObject({ notice: 4, procedure: 4, opportunity: 8, raw_record: 4 });
  });

  it('reads again, without double, when it dies before the cursor is told that it ended', async () => {
    boamp(...pages());
    await refuse('ingest_cursor', 'new.read_until is not null');
    await expect(rooms.ingest.collect('boamp')).rejects.toThrow('cut off');
    await accept('ingest_cursor');
    const before = await rooms.everything();
    expect(await rooms.ingest.collect('boamp')).toMatchObject({ read: 0, isShort: false });
    expect(await rooms.everything()).toEqual(before);
  });

  it('does not hold on to a position that leads nowhere', async () => {
    const source = boamp(pages()[0]!, { records: [], failsWith: new Error('cut') });
    await expect(rooms.ingest.collect('boamp')).rejects.toThrow('cut');
    source.pages = [{ records: [] }, { records: [], failsWith: new SourceUnavailable('BOAMP', 'knows no such token') }];
    await expect(rooms.ingest.collect('boamp')).rejects.toMatchObject({ code: 'source/unavailable' });
    source.pages = pages();
    expect(await rooms.ingest.collect('boamp')).toMatchObject({ read: 4, new: 2, unchanged: 2 });
    expect(source.asked.at(-1)).toMatchObject({ position: null });
  });

  it('says why in its run', async () => {
    boamp({ records: records(1), failsWith: new SourceRefused('BOAMP', 'answers 403', 'Look at its page.') });
    await expect(rooms.ingest.collect('boamp')).rejects.toMatchObject({ code: 'source/refused' });
    expect(await runs()).toMatchObject([{ state: 'failed', message: expect.stringContaining('answers 403') }]);
  });
});

describe('a dry run', () => {
  it('says what would come in, and writes nothing', async () => {
    const source = boamp({ records: records(1, 2) });
    await rooms.ingest.collect('boamp');
    const before = [await rooms.everything(), await runs(), await cursor()];
    const changed = recordOf(aNumberedRecord(1, ({ lots }) => lots.splice(1)));
    source.pages = [{ records: [changed, ...records(2, 3, 3), recordOf({ idweb: '99-4' })], expected: 5 }];
    source.outcomes.length = 0;
    const report = await rooms.ingest.collect('boamp', { dryRun: true });
    expect(report).toMatchObject({
      runId: null,
      read: 5,
      new: 1,
      changed: 1,
      unchanged: 2,
      quarantined: 1,
      causes: [],
    });
    expect([await rooms.everything(), await runs(), await cursor()]).toEqual(before);
    expect(source.outcomes).toEqual([]);
  });
});

describe('earlier words of a notice', () => {
  const first = () => recordOf(aNumberedRecord(1));
  const second = () => recordOf(aNumberedRecord(1, ({ lots }) => lots.splice(1)));
  const lots = async () => (await rooms.counts())['procedure_lot'];
  const file = (record: { raw: Uint8Array }) => Buffer.from(record.raw).toString();

  it('are not news when they come in a file that was read before', async () => {
    await rooms.read(file(first()));
    expect(await rooms.read(file(second()))).toMatchObject({ changed: 1 });
    expect(await rooms.read(file(first()))).toMatchObject({ changed: 0, unchanged: 1 });
    expect(await lots()).toBe(1);
  });

  it('are followed when the source itself comes back to them', async () => {
    const source = boamp({ records: [first()] });
    for (const record of [first(), second(), first()]) {
      source.pages = [{ records: [record] }];
      await rooms.ingest.collect('boamp');
    }
    expect(await lots()).toBe(2);
  });

  it('are not news when a file that comes late says so itself, by its day of publication', async () => {
    const on = (day: string) => (parts: RecordParts) => void (parts.fields['dateparution'] = day);
    await rooms.read(file(recordOf(aNumberedRecord(1, on('2026-03-09')))));
    const late = recordOf(aNumberedRecord(1, (parts) => [on('2026-03-02')(parts), parts.lots.splice(1)]));
    expect(await rooms.read(file(late))).toMatchObject({ changed: 0, unchanged: 1 });
    expect(await lots()).toBe(2);
  });

  it('do not take the place of later ones at each reading when a file of DECP holds both', async () => {
    const declared = (n: number) => {
      const notice = aNotice('21860194900018-2019-01').with({
        source: 'decp',
        form: 'result',
        title: `Déclaration ${n}`,
      });
      const parsed = { ok: true as const, format: 'decp-2019' as const, notice: notice.built(), repairs: [] };
      return { record: '2019-01', raw: Buffer.from(`{"declaration": ${n}}`), parsed };
    };
    boamp({ records: [declared(1), declared(2)] });
    expect(await rooms.ingest.collect('boamp')).toMatchObject({ new: 1, changed: 1 });
    const before = await rooms.everything();
    expect(await rooms.ingest.collect('boamp', { dryRun: true })).toMatchObject({ changed: 0, unchanged: 2 });
    expect(await rooms.ingest.collect('boamp')).toMatchObject({ changed: 0, unchanged: 2 });
    expect(await rooms.everything()).toEqual(before);
    expect(await rooms.rows('select content ->> $1 as title from notice', ['title'])).toEqual([
      { title: 'Déclaration 2' },
    ]);
  });
});
