import { ReparseService } from '../../src/ingest/reparse.service';
import { aNumberedRecord as numbered, aPageOf as page } from '../factories/a-notice-record';
import type { Editable } from '../factories/notice.factory';
import { NoticeRooms } from './notice-rooms';

let rooms: NoticeRooms;
beforeEach(async () => {
  rooms = await NoticeRooms.open();
});
afterEach(() => rooms.close());

describe('a bad file', () => {
  const good = () => JSON.stringify(numbered(1));
  const cases: [string, () => string | Uint8Array, object, { record: string | RegExp; code: string; path: string }][] =
    [
      [
        'cut short: what is whole comes in, the cut record does not',
        () => page(numbered(1), numbered(2)).slice(0, -400),
        { new: 1, quarantined: 1 },
        { record: '99-2', code: 'not-json', path: '' },
      ],
      [
        'that is no JSON',
        () => '<html>Service indisponible</html>',
        { new: 0, quarantined: 1 },
        { record: 'file.json', code: 'format-unknown', path: '' },
      ],
      ['that is empty', () => '', { new: 0, quarantined: 1 }, { record: 'file.json', code: 'not-json', path: '' }],
      [
        'with a shape of notice that nothing reads',
        () => page(numbered(1), { ...numbered(2), donnees: JSON.stringify({ MAPA: { initial: {} } }) }),
        { new: 1, quarantined: 1 },
        { record: '99-2', code: 'shape-unknown', path: 'donnees' },
      ],
      [
        'whose `donnees` is no JSON',
        () => page({ ...numbered(2), donnees: '{"EFORMS": {' }, numbered(1)),
        { new: 1, quarantined: 1 },
        { record: '99-2', code: 'donnees-not-json', path: 'donnees' },
      ],
      [
        'with a day that does not exist',
        () =>
          page(
            numbered(1),
            numbered(2, ({ fields, gestion }) => {
              fields['dateparution'] = '2026-02-31';
              (gestion['INDEXATION'] as Editable)['DATE_PUBLICATION'] = '2026-02-31';
            }),
          ),
        { new: 1, quarantined: 1 },
        { record: '99-2', code: 'date-invalid', path: 'dateparution' },
      ],
      [
        'with a record that is no object',
        () => `[${good()}, 42]`,
        { new: 1, quarantined: 1 },
        { record: /2/, code: 'not-an-object', path: '' },
      ],
      [
        'that is no text at all',
        () => Buffer.from([0x7b, 0x00, 0x01, 0xff, 0xfe, 0x00]),
        { new: 0, quarantined: 1 },
        { record: 'file.json', code: 'not-json', path: '' },
      ],
    ];

  it.each(cases)('%s', async (_name, content, counts, { record, code, path }) => {
    const report = await rooms.read(content());
    expect(report).toMatchObject({ state: 'done', ...counts });
    expect(report.refusals[0]!.record).toMatch(record);
    expect(report.refusals[0]!.problems[0]).toMatchObject({ code, path });
    expect(report.refusals[0]!.problems[0]!.message).not.toBe('');
    expect(await rooms.rows('select problems from quarantine')).toMatchObject([{ problems: [{ code, path }] }]);
  });

  it('whose bytes are not UTF-8 is read as Windows-1252, and says so', async () => {
    const text = page(numbered(1, ({ fields }) => (fields['objet'] = 'Entretien des allées')));
    const report = await rooms.read(Buffer.from(text.replaceAll('’', "'"), 'latin1'));
    expect(report).toMatchObject({ new: 1, quarantined: 0, repairs: { 'text-not-utf8': 1 } });
  });

  it('writes nothing but its run and a count when it comes again', async () => {
    const file = page(numbered(1), { idweb: '99-2' }, 42);
    await rooms.read(file);
    const before = await rooms.everything();
    expect(await rooms.read(file)).toMatchObject({ new: 0, unchanged: 1, quarantined: 2 });
    expect(await rooms.everything()).toEqual(before);
    expect(await rooms.rows('select distinct seen_count from quarantine')).toEqual([{ seen_count: 2 }]);
  });
});

describe('quarantine', () => {
  const broken = () => ({ ...numbered(2), donnees: '{' });
  const only = async () => (await rooms.quarantine.list())[0]!;

  it('lists what waits, with its reasons, and shows it as the source gave it', async () => {
    await rooms.read(page(numbered(1), broken()));
    const kept = await only();
    expect(kept).toMatchObject({
      source: 'boamp',
      record: '99-2',
      seenCount: 1,
      problems: [{ code: 'donnees-not-json' }],
    });
    const { raw } = await rooms.quarantine.show(kept.id);
    expect(JSON.parse(raw.toString())).toEqual(broken());
  });

  it('settles a record that its source mends', async () => {
    await rooms.read(page(broken()));
    await rooms.read(page(numbered(2)));
    expect(await rooms.quarantine.list()).toEqual([]);
    expect(await rooms.quarantine.list({ all: true })).toMatchObject([{ resolution: 'came-in' }]);
  });

  it('keeps the refused later words of a record waiting, though its earlier ones are read again', async () => {
    const good = page(numbered(2));
    await rooms.read(good);
    await rooms.read(page(broken()));
    await rooms.read(good);
    await rooms.get(ReparseService).reparse({});
    expect(await rooms.quarantine.list()).toMatchObject([{ record: '99-2', resolvedAt: null }]);
  });

  it('reads a record again: it waits while it is refused, and comes in once a parser reads it', async () => {
    await rooms.read(page(broken()));
    const { id, rawHash } = await only();
    expect(await rooms.quarantine.retry([id])).toMatchObject([{ origin: 'quarantine', read: 1, quarantined: 1 }]);
    expect(await only()).toMatchObject({ seenCount: 2 });

    // A parser of tomorrow is stood in for by bytes that today's can read
    await rooms.db.query(`update raw_record set bytes = $2, encoding = 'plain' where hash = $1`, [
      rawHash,
      Buffer.from(JSON.stringify(numbered(2))),
    ]);
    const [report] = await rooms.quarantine.retry();
    expect(report).toMatchObject({ read: 1, new: 1, quarantined: 0 });
    expect(await rooms.quarantine.list()).toEqual([]);
    expect((await rooms.counts())['opportunity']).toBe(2);
    await expect(rooms.quarantine.retry([id])).rejects.toMatchObject({ code: 'quarantine/resolved' });
  });

  it('leaves a record that was cut short whole when it is read again', async () => {
    await rooms.read(JSON.stringify([numbered(1), numbered(2)], null, 1).slice(0, -400));
    await rooms.quarantine.retry();
    expect(await rooms.quarantine.list()).toMatchObject([{ record: '99-2', seenCount: 2, origin: 'file.json' }]);
  });

  it('reads a whole file again that no parser could open', async () => {
    await rooms.read('<html>', 'jour.json');
    const { rawHash } = await only();
    const mended = Buffer.from(page(numbered(1), broken()));
    await rooms.db.query(`update raw_record set bytes = $2, encoding = 'plain' where hash = $1`, [rawHash, mended]);
    expect(await rooms.quarantine.retry()).toMatchObject([{ read: 2, new: 1, quarantined: 1 }]);
    expect((await rooms.quarantine.list()).map(({ record }) => record)).toEqual(['99-2']);
  });

  it('has nothing to do when nothing waits', async () => {
    expect(await rooms.quarantine.retry()).toEqual([]);
    expect(await rooms.rows('select id from ingest_run')).toEqual([]);
  });

  it('sets a record aside with a reason, and does not count it as refused when it comes again', async () => {
    await rooms.read(page(broken()));
    const { id } = await only();
    await expect(rooms.quarantine.ignore(id, '  ')).rejects.toMatchObject({ code: 'quarantine/reason-missing' });
    await rooms.quarantine.ignore(id, 'avis d’essai');
    expect(await rooms.read(page(broken()))).toMatchObject({ quarantined: 0, unchanged: 1 });
    expect(await rooms.quarantine.list()).toEqual([]);
    await expect(rooms.quarantine.ignore(id, 'encore')).rejects.toMatchObject({ code: 'quarantine/resolved' });
  });

  it.each(['7', '01900000-0000-7000-8000-000000000000'])('knows no record %s', async (id) => {
    await expect(rooms.quarantine.show(id)).rejects.toMatchObject({ code: 'quarantine/unknown' });
  });
});
