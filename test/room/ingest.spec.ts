import { readFileSync } from 'node:fs';
import { demoNotices } from '../../src/composition/demo/notices/demo-notices';
import { IngestRuns } from '../../src/ingest/ingest-runs';
import { aNumberedRecord as numbered, aPageOf as page } from '../factories/a-notice-record';
import { describeShared, shared } from '../support/shared';
import { NoticeRooms } from './notice-rooms';

let rooms: NoticeRooms;
beforeEach(async () => {
  rooms = await NoticeRooms.open();
});
afterEach(() => rooms.close());

const runs = () => rooms.rows<Record<string, unknown>>('select * from ingest_run order by started_at, id');

describe('a file of notices', () => {
  it('comes in whole: a run, raw records, notices, procedures, lots and one opportunity each', async () => {
    const report = await rooms.read(page(numbered(1), numbered(2)));
    expect(report).toMatchObject({ state: 'done', read: 2, new: 2, quarantined: 0, origin: 'file.json' });
    expect(await rooms.counts()).toMatchObject({
      notice: 2,
      procedure: 2,
      procedure_lot: 4,
      opportunity: 4,
      raw_record: 2,
    });
    expect(await runs()).toMatchObject([{ source: 'boamp', state: 'done', read_count: 2, new_count: 2 }]);
  });

  it('adds nothing but its run when it comes again', async () => {
    const file = page(...demoNotices('2026-03-02'));
    const first = await rooms.read(file);
    expect(first).toMatchObject({ read: 18, quarantined: 0 });
    const before = await rooms.everything();
    expect(await rooms.read(file)).toMatchObject({ read: 18, new: 0, changed: 0, unchanged: 18 });
    expect(await rooms.everything()).toEqual(before);
    expect(await runs()).toHaveLength(2);
  });

  it('ends the same whatever the order of its records', async () => {
    const records = demoNotices('2026-03-02');
    await rooms.read(page(...records));
    const expected = await rooms.seen();
    await rooms.close();
    rooms = await NoticeRooms.open();
    await rooms.read(page(...records.toReversed()));
    expect(await rooms.seen()).toEqual(expected);
  });

  it('says that a notice changed when its source changed it', async () => {
    await rooms.read(page(numbered(1)));
    const changed = numbered(1, ({ lots }) => lots.splice(1));
    expect(await rooms.read(page(changed))).toMatchObject({ new: 0, changed: 1 });
  });

  it('counts what was mended by its name, and keeps it beside the notice', async () => {
    const report = await rooms.read(page(numbered(1, ({ fields }) => (fields['url_avis'] = 'javascript:alert(1)'))));
    expect(report).toMatchObject({ new: 1, repairs: { 'url-invalid': 1 } });
    expect(await runs()).toMatchObject([{ repairs: { 'url-invalid': 1 } }]);
    expect(await rooms.rows('select repairs from notice')).toMatchObject([{ repairs: [{ code: 'url-invalid' }] }]);
  });

  it('gives each record an id that its opportunities and events carry', async () => {
    const { causes } = await rooms.read(page(numbered(1), numbered(2)));
    const carried = await rooms.rows<{ id: string }>(`select distinct correlation_id as id from outbox order by 1`);
    expect(carried.map(({ id }) => id)).toEqual([...causes].sort());
    expect(await rooms.rows('select distinct correlation_id from opportunity')).toHaveLength(2);
  });

  it('tells how far it has come', async () => {
    const told: number[] = [];
    const bytes = Buffer.from(page(numbered(1), numbered(2)));
    const onProgress = (done: number) => told.push(done);
    await rooms.ingest.ingestNotices({ source: 'boamp', bytes, origin: 'f', onProgress });
    expect(told).toEqual([1, 2]);
  });

  it('is not read when its source is unknown', async () => {
    const reading = rooms.ingest.ingestNotices({ source: 'journal', bytes: Buffer.from('[]'), origin: 'f' });
    await expect(reading).rejects.toMatchObject({ code: 'ingest/unknown-source' });
    expect(await runs()).toEqual([]);
  });

  it('is done when it holds nothing', async () => {
    expect(await rooms.read(page())).toMatchObject({ state: 'done', read: 0, quarantined: 0 });
  });
});

describe('a reading that fails', () => {
  /** Makes the database refuse the records of a procedure at their commit, under a code of PostgreSQL. */
  const refuse = (idweb: string, errcode: string): Promise<unknown> =>
    rooms.db.query(`
      create function refuse() returns trigger language plpgsql as
        $$ begin if new.source_id = '${idweb}' then raise exception 'refused' using errcode = '${errcode}'; end if; return null; end $$;
      create constraint trigger refuse after insert on notice deferrable initially deferred for each row execute function refuse();
    `);

  it('keeps what was read before it, nothing of the record it stopped at, and says where', async () => {
    await refuse('99-2', '53100');
    await expect(rooms.read(page(numbered(1), numbered(2), numbered(3)))).rejects.toMatchObject({
      code: 'ingest/stopped',
      message: expect.stringContaining('99-2'),
    });
    expect(await rooms.rows('select source_id from notice')).toEqual([{ source_id: '99-1' }]);
    expect(await rooms.counts()).toMatchObject({
      procedure: 1,
      procedure_lot: 2,
      opportunity: 2,
      raw_record: 1,
      quarantine: 0,
    });
    expect(await runs()).toMatchObject([{ state: 'failed', read_count: 1, message: expect.stringContaining('99-2') }]);
  });

  it('quarantines a record whose values the database cannot hold, and goes on', async () => {
    await refuse('99-2', '22P05');
    const report = await rooms.read(page(numbered(1), numbered(2), numbered(3)));
    expect(report).toMatchObject({ state: 'done', new: 2, quarantined: 1 });
    expect(report.refusals).toMatchObject([{ record: '99-2', problems: [{ code: 'value-refused' }] }]);
  });

  it('is told by the next run when its process died', async () => {
    const { id } = { id: '01900000-0000-7000-8000-000000000000' };
    await rooms.db.query(
      `insert into ingest_run (id, source, origin, started_at, state) values ($1, 'boamp', 'f', $2, 'running')`,
      [id, rooms.clock.now()],
    );
    rooms.clock.moveBy({ minutes: 1 });
    await rooms.read(page());
    expect(await runs()).toMatchObject([{ id, state: 'failed' }, { state: 'done' }]);
  });

  it('never starts beside another of the same source', async () => {
    const elsewhere = new IngestRuns(rooms.db, rooms.clock);
    await elsewhere.during({ source: 'boamp', origin: 'elsewhere', kind: 'file' }, async () => {
      await expect(rooms.read(page())).rejects.toMatchObject({ code: 'ingest/already-running' });
      await elsewhere.during({ source: 'decp', origin: 'another', kind: 'file' }, async () => undefined);
    });
    expect(await rooms.read(page())).toMatchObject({ state: 'done' });
  });
});

describeShared('the real records of the BOAMP', () => {
  const file = shared('data/notices/boamp/records-v2.1.json');
  const records = (): { idweb: string }[] => JSON.parse(readFileSync(file, 'utf8')).results;

  beforeEach(() => rooms.clock.moveTo('2025-11-08T12:00:00+01:00'));

  it('come in all four, the cancelled one withdrawn though its cancellation stands before it', async () => {
    const report = await rooms.read(readFileSync(file));
    expect(report).toMatchObject({ read: 4, new: 4, quarantined: 0 });
    expect(report.repairs['buyer-siret-invalid'] ?? 0).toBeGreaterThanOrEqual(0);
    const lots = await rooms.rows(
      `select content ->> 'noticeRef' as ref, content ->> 'lotNumber' as lot, status, commune
         from opportunity order by 1, 2`,
    );
    expect(lots).toMatchObject([
      { ref: 'boamp-25-123130', lot: '1', status: 'open', commune: '92062' },
      { ref: 'boamp-25-123573', lot: '1', status: 'cancelled', commune: '95598' },
      { ref: 'boamp-25-123631', lot: '1', status: 'open' },
      { ref: 'boamp-25-123631', lot: '2', status: 'open' },
    ]);
  });

  it('end the same in either order, and add nothing the second time', async () => {
    await rooms.read(readFileSync(file));
    const expected = await rooms.seen();
    const before = await rooms.everything();
    await rooms.read(readFileSync(file));
    expect(await rooms.everything()).toEqual(before);
    await rooms.read(page(...records().toReversed()));
    expect(await rooms.seen()).toEqual(expected);

    await rooms.close();
    rooms = await NoticeRooms.open();
    rooms.clock.moveTo('2025-11-08T12:00:00+01:00');
    await rooms.read(page(...records().toReversed()));
    expect(await rooms.seen()).toEqual(expected);
  });
});
