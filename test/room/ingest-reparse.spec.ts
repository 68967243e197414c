import { QuarantinedRecord } from '../../src/ingest/quarantined-record.entity';
import { RawRecords } from '../../src/ingest/raw-records';
import { RAW_RETENTION } from '../../src/ingest/raw-retention';
import { ReparseService, type ReparseOptions } from '../../src/ingest/reparse.service';
import { aNumberedRecord as numbered, aPageOf as page } from '../factories/a-notice-record';
import { NoticeRooms } from './notice-rooms';

let rooms: NoticeRooms;
beforeEach(async () => {
  rooms = await NoticeRooms.open();
});
afterEach(() => rooms.close());

const reparse = (options: ReparseOptions = {}) => rooms.get(ReparseService).reparse(options);
const kept = (condition = 'true') =>
  rooms.rows<{ encoding: string; size: number; purged: boolean }>(
    `select encoding, octet_length(bytes) as size, purged_at is not null as purged from raw_record where ${condition}`,
  );

/** Makes a notice look as an older reader would have left it. */
const readWorse = (sourceId: string): Promise<unknown> =>
  rooms.rows(
    `update notice set content_hash = 'older', content = jsonb_set(jsonb_set(content, '{title}', '"Sans objet"'), '{lots,0,cpv}', '[]')
      where source_id = $1`,
    [sourceId],
  );

describe('the bytes of a record', () => {
  it('are kept compressed, and given back as they came', async () => {
    const record = numbered(1);
    await rooms.read(page(record));
    const [raw] = await kept();
    expect(raw).toMatchObject({ encoding: 'brotli' });
    expect(raw!.size).toBeLessThan(JSON.stringify(record).length / 2);
    const [{ hash }] = (await rooms.rows<{ hash: string }>('select raw_hash as hash from notice')) as [
      { hash: string },
    ];
    expect(JSON.parse((await rooms.get(RawRecords).bytesOf(hash))!.toString())).toEqual(record);
  });

  it('are kept as they are when compression makes nothing of them', async () => {
    await rooms.read('<a>', 'jour.xml');
    expect(await kept()).toEqual([{ encoding: 'plain', size: 3, purged: false }]);
  });
});

describe('reading again what is kept', () => {
  it('changes what today’s readers read otherwise, says in which fields, and brings its lots up to date', async () => {
    await rooms.read(page(numbered(1), numbered(2), numbered(3)));
    const before = await rooms.seen();
    await readWorse('99-1');
    await readWorse('99-3');
    const told: string[] = [];
    const report = await reparse({ onProgress: (done, total) => told.push(`${done}/${total}`) });
    expect(report).toMatchObject({
      dryRun: false,
      gone: 0,
      fields: { title: 2, 'lots.cpv': 2 },
      changes: [
        { source: 'boamp', sourceId: '99-1', fields: ['lots.cpv', 'title'] },
        { source: 'boamp', sourceId: '99-3', fields: ['lots.cpv', 'title'] },
      ],
      runs: [{ source: 'boamp', read: 3, changed: 2, unchanged: 1, quarantined: 0 }],
      refused: [],
    });
    expect(told).toEqual(['1/3', '2/3', '3/3']);
    expect(await rooms.seen()).toEqual(before);
    expect(await rooms.rows(`select kind, state from ingest_run where kind = 'reparse'`)).toEqual([
      { kind: 'reparse', state: 'done' },
    ]);
    const again = await reparse();
    expect(again).toMatchObject({ fields: {}, changes: [], runs: [{ read: 3, unchanged: 3 }] });
  });

  it('reads what is in quarantine again, and lets in what can be read', async () => {
    await rooms.read(page(numbered(1), { ...numbered(2), donnees: '{' }, { ...numbered(3), donnees: '{' }));
    const [{ rawHash }] = (await rooms.quarantine.list()) as [QuarantinedRecord];
    await rooms.rows(`update raw_record set bytes = $2, encoding = 'plain' where hash = $1`, [
      rawHash,
      Buffer.from(JSON.stringify(numbered(2))),
    ]);
    expect(await reparse({ dryRun: true })).toMatchObject({
      refused: [{ runId: null, read: 2, new: 1, quarantined: 1 }],
    });
    expect(await rooms.quarantine.list()).toHaveLength(2);
    expect(await reparse()).toMatchObject({ refused: [{ source: 'boamp', read: 2, new: 1, quarantined: 1 }] });
    expect(await rooms.quarantine.list()).toMatchObject([{ record: '99-3', seenCount: 2 }]);
  });

  it('writes nothing in a dry run', async () => {
    await rooms.read(page(numbered(1), { ...numbered(2), donnees: '{' }));
    await readWorse('99-1');
    const before = [await rooms.everything(), await rooms.rows('select * from ingest_run')];
    expect(await reparse({ dryRun: true })).toMatchObject({ fields: { title: 1 }, runs: [{ changed: 1 }] });
    expect([await rooms.everything(), await rooms.rows('select * from ingest_run')]).toEqual(before);
  });

  it('is about one source, or the notices since a day, when told so', async () => {
    await rooms.read(
      page(
        numbered(1),
        numbered(2, ({ fields }) => (fields['dateparution'] = '2026-01-05')),
      ),
    );
    expect(await reparse({ source: 'ted' })).toMatchObject({ runs: [{ source: 'ted', read: 0 }] });
    expect(await reparse({ since: '2026-02-01' })).toMatchObject({ runs: [{ source: 'boamp', read: 1 }] });
  });

  it('leaves a notice as it was when its bytes can no longer be read, and quarantines them', async () => {
    await rooms.read(page(numbered(1)));
    await rooms.rows(`update raw_record set bytes = '{"idweb": "99-1"}', encoding = 'plain'`);
    const before = await rooms.seen();
    expect(await reparse()).toMatchObject({ runs: [{ quarantined: 1 }] });
    expect(await rooms.seen()).toEqual(before);
    expect(await rooms.quarantine.list()).toMatchObject([{ record: '99-1', origin: 'reparse' }]);
  });

  it('is not begun for a source that nobody knows', async () => {
    await expect(reparse({ source: 'boanp' })).rejects.toMatchObject({ code: 'ingest/unknown-source' });
    expect(await rooms.rows('select 1 from ingest_run')).toEqual([]);
  });

  it('passes over what waited when a notice was read from its bytes meanwhile', async () => {
    await rooms.read(page(numbered(1)));
    // As a reader of yesterday left it: it refused bytes that the one before had read, as today's does
    await rooms.rows(
      `insert into quarantine (id, source, record, origin, raw_hash, problems, parser_version, first_run_id, seen_count,
                               first_seen_at, last_seen_at)
        select gen_random_uuid(), 'boamp', '99-1', 'reparse', n.raw_hash, '[{"code": "shape-unknown", "path": "", "message": ""}]',
               '0', r.id, 1, r.started_at, r.started_at from notice n, ingest_run r`,
    );
    expect(await reparse()).toMatchObject({ runs: [{ unchanged: 1 }], refused: [{ read: 0, quarantined: 0 }] });
    expect(await rooms.quarantine.list()).toEqual([]);
  });

  it('does not go back to words that the source has replaced since', async () => {
    await rooms.read(page(numbered(1)));
    await rooms.read(page(numbered(1, ({ lots }) => lots.splice(1))));
    expect(await kept()).toHaveLength(2);
    expect(await reparse()).toMatchObject({ runs: [{ read: 1, changed: 0 }] });
  });
});

describe('retention', () => {
  const later = (months: number) => rooms.clock.moveBy({ days: months * 31 });
  const purge = () => rooms.job('purge-raw');

  it('lets the bytes of a procedure go two years after its last sign of life, and keeps the notice', async () => {
    await rooms.read(page(numbered(1)));
    later(3);
    await rooms.job('close-past-deadlines');
    later(RAW_RETENTION.rawMonths - 1);
    await purge();
    expect(await kept('purged_at is not null')).toEqual([]);
    later(3);
    await purge();
    expect(await kept()).toEqual([{ encoding: 'brotli', size: null, purged: true }]);
    expect((await rooms.counts())['notice']).toBe(1);
    expect(await reparse()).toMatchObject({ gone: 1, runs: [{ read: 0 }] });
  });

  it('does not take back what it let go when the source gives it again', async () => {
    await rooms.read(page(numbered(1)));
    later(3);
    await rooms.job('close-past-deadlines');
    later(RAW_RETENTION.rawMonths + 1);
    await purge();
    expect(await rooms.read(page(numbered(1)))).toMatchObject({ unchanged: 1 });
    expect(await kept()).toMatchObject([{ purged: true }]);
  });

  it('keeps what is open, and what waits in quarantine, however old', async () => {
    await rooms.read(
      page(
        numbered(1, ({ fields, lots }) => {
          Reflect.deleteProperty(fields, 'datelimitereponse');
          for (const lot of lots) Reflect.deleteProperty(lot, 'cac:TenderingProcess');
        }),
        { ...numbered(2), donnees: '{' },
      ),
    );
    later(60);
    await purge();
    expect(await kept('purged_at is not null')).toEqual([]);
  });

  it('lets go of a refused record that was settled long ago, keeps the decision, and takes the bytes back when it returns', async () => {
    const broken = page({ ...numbered(2), donnees: '{' });
    await rooms.read(broken);
    const [{ id }] = (await rooms.quarantine.list()) as [QuarantinedRecord];
    await rooms.quarantine.ignore(id, 'avis d’essai');
    later(RAW_RETENTION.rawMonths + 2);
    await purge();
    expect(await kept()).toMatchObject([{ purged: true }]);
    await expect(rooms.quarantine.show(id)).rejects.toMatchObject({ code: 'quarantine/raw-gone' });
    expect(await rooms.read(broken)).toMatchObject({ quarantined: 0, unchanged: 1 });
    expect(await kept()).toMatchObject([{ purged: false }]);
  });

  it('forgets runs after a year, but those in which a record was refused', async () => {
    await rooms.read(page(numbered(1)));
    await rooms.read(page({ ...numbered(2), donnees: '{' }));
    later(RAW_RETENTION.runMonths + 1);
    await purge();
    expect(await rooms.rows('select quarantined_count from ingest_run')).toEqual([{ quarantined_count: 1 }]);
  });
});

describe('quarantine, counted', () => {
  it('says how many wait for each reason', async () => {
    await rooms.read(page({ ...numbered(1), donnees: '{' }, { ...numbered(2), donnees: '{' }, 42));
    expect(await rooms.quarantine.countsByCode()).toEqual([
      { source: 'boamp', code: 'donnees-not-json', count: 2 },
      { source: 'boamp', code: 'not-an-object', count: 1 },
    ]);
  });
});
