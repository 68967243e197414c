import * as fc from 'fast-check';
import { aNotice, aNoticeLot, type NoticeFactory } from '../factories/a-notice';
import { NoticeRooms } from './notice-rooms';

let rooms: NoticeRooms;
beforeEach(async () => {
  rooms = await NoticeRooms.open();
});
afterEach(() => rooms.close());

const record = async (...notices: NoticeFactory[]): Promise<void> => {
  for (const notice of notices) await rooms.record(notice);
};
const opportunities = () =>
  rooms.rows<{ number: string; version: number; status: string; closes_at: Date | null; path: string }>(
    `select content ->> 'lotNumber' as number, version, status, closes_at, content ->> 'path' as path
       from opportunity order by content ->> 'noticeRef', 1`,
  );

const first = aNotice('26-1').of('folder-1').withLots(aNoticeLot('1'), aNoticeLot('2'));

describe('a notice recorded', () => {
  it('publishes each lot as an opportunity, with its place, its marks and its page', async () => {
    expect(await rooms.record(first.reservedFor('reserved-insertion'))).toBe('new');
    const [{ content }] = (await rooms.rows<{ content: Record<string, unknown> }>(
      `select content from opportunity order by ref`,
    )) as [{ content: Record<string, unknown> }];
    expect(content).toMatchObject({
      kind: 'lot',
      visibility: 'public',
      status: 'open',
      title: 'Entretien des massifs, secteur 1',
      cpv: ['77310000'],
      place: { commune: '86194', department: '86' },
      marks: [{ lever: 'reserved-insertion' }],
      buyer: { name: 'Commune de Brumeval' },
      closesAt: '2026-05-04T10:00:00.000Z',
      path: '/avis/boamp-26-1/lots/1',
      noticeRef: 'boamp-26-1',
      lotNumber: '1',
    });
    expect(await opportunities()).toHaveLength(2);
  });

  it('writes nothing at all the second time', async () => {
    await record(first);
    const before = await rooms.everything();
    expect(await rooms.record(first)).toBe('unchanged');
    rooms.clock.moveBy({ days: 400 });
    expect(await rooms.record(first)).toBe('unchanged');
    expect(await rooms.everything()).toEqual(before);
  });

  it('changes in place when its source changes it, and drops the lots it no longer has', async () => {
    await record(first);
    expect(await rooms.record(first.withLots(aNoticeLot('1')))).toBe('changed');
    expect(await rooms.rows('select number from procedure_lot')).toEqual([{ number: '1' }]);
    expect(await opportunities()).toMatchObject([
      { number: '1', version: 1, status: 'open' },
      { number: '2', version: 2, status: 'cancelled' },
    ]);
  });

  it('gives a new version only to the lots that a correction changes', async () => {
    const moved = aNoticeLot('2', { deadline: '2026-05-18T12:00:00+02:00' });
    await record(first, aNotice('26-2').correcting(first).published('2026-03-05').withLots(aNoticeLot('1'), moved));
    expect(await opportunities()).toMatchObject([
      { number: '1', version: 1, status: 'open' },
      { number: '2', version: 2, status: 'open', closes_at: new Date(moved.deadline!) },
    ]);
    expect(await rooms.rows('select id from procedure')).toHaveLength(1);
  });

  it('gives no version to a lot that a correction repeats as it was, under another title and buyer', async () => {
    const buyer = { ...first.built().buyer, name: 'Ville de Brumeval' };
    const words = { title: 'Rectificatif : entretien des massifs', buyer };
    const moved = aNoticeLot('2', { deadline: '2026-05-18T12:00:00+02:00' });
    await record(first);
    await record(
      aNotice('26-2').correcting(first).published('2026-03-05').with(words).withLots(aNoticeLot('1'), moved),
    );
    expect(await opportunities()).toMatchObject([
      { number: '1', version: 1 },
      { number: '2', version: 2 },
    ]);
  });

  it('keeps a planned purchase that its source does not date', async () => {
    await record(
      aNotice('p-1').with({ source: 'approch', form: 'planning', publishedOn: null, plannedOn: '2026-09-01' }),
    );
    expect(await rooms.rows('select published_on, joined_by from notice')).toEqual([
      { published_on: null, joined_by: null },
    ]);
  });

  it('withdraws every lot that a cancellation ends, whichever comes first', async () => {
    const cancellation = aNotice('26-2').cancelling(first).published('2026-03-05').withLots();
    for (const order of [
      [first, cancellation],
      [cancellation, first],
    ]) {
      await record(...order);
      expect((await opportunities()).map(({ status }) => status)).toEqual(['cancelled', 'cancelled']);
      expect(await rooms.rows('select status from procedure')).toEqual([{ status: 'cancelled' }]);
      await rooms.close();
      rooms = await NoticeRooms.open();
    }
  });

  it('never offers a lot that it knows by its award or its plan alone', async () => {
    await record(aNotice().with({ form: 'result' }), aNotice().with({ form: 'planning' }));
    expect(await opportunities()).toEqual([]);
    expect(await rooms.rows('select status from procedure order by 1')).toEqual([
      { status: 'awarded' },
      { status: 'planned' },
    ]);
  });

  it('finds its procedure by BT-04 though no notice names another', async () => {
    await record(first, aNotice('26-2').of('folder-1').published('2026-03-05').withLots(aNoticeLot('3')));
    expect(await rooms.rows('select id from procedure')).toHaveLength(1);
    expect(await opportunities()).toHaveLength(3);
  });

  it('is found by the UUID that another names, with the version behind it', async () => {
    const uuid = 'c1051b02-779e-49ad-82e9-e7ddc91ebd00';
    const bare = aNotice('26-1').with({ noticeId: uuid, noticeVersion: '01' });
    await record(aNotice('26-2').cancelling(`${uuid}-01`).published('2026-03-05'), bare);
    expect(await opportunities()).toMatchObject([{ status: 'cancelled' }]);
  });

  it('keeps two procedures apart when their BT-04 differ, whatever the links say', async () => {
    await record(
      first,
      aNotice('26-9')
        .of('folder-2')
        .with({ links: [{ relation: 'follows', target: '26-1' }] }),
    );
    expect(await rooms.rows('select folder_id from procedure order by 1')).toHaveLength(2);
  });

  it('joins two procedures that turn out to be one, and leaves one opportunity of a lot open', async () => {
    const alone = aNotice('26-1');
    const other = aNotice('26-5').of('folder-1').published('2026-03-09');
    await record(alone, other);
    expect(await rooms.rows('select id from procedure')).toHaveLength(2);
    await record(aNotice('26-3').of('folder-1').correcting('26-1').published('2026-03-05'));
    expect(await rooms.rows('select folder_id, status from procedure')).toEqual([
      { folder_id: 'folder-1', status: 'open' },
    ]);
    expect((await opportunities()).map(({ status }) => status).sort()).toEqual(['closed', 'open']);
    const [kept] = await rooms.rows<{ id: string }>(`select id from opportunity where status = 'open'`);
    expect(await rooms.rows(`select merged_into from opportunity where status = 'closed'`)).toEqual([
      { merged_into: kept!.id },
    ]);
  });
});

describe('time', () => {
  it('closes a lot once its deadline has passed, by the clock of the house and not the day of publication', async () => {
    rooms.clock.moveTo('2020-01-01T00:00:00+01:00');
    await record(first);
    await rooms.job('close-past-deadlines');
    expect((await opportunities()).map(({ status }) => status)).toEqual(['open', 'open']);
    rooms.clock.moveTo('2026-05-04T12:00:00+02:00');
    await rooms.job('close-past-deadlines');
    expect(await opportunities()).toMatchObject([
      { version: 2, status: 'closed' },
      { version: 2, status: 'closed' },
    ]);
    const before = await rooms.everything();
    await rooms.job('close-past-deadlines');
    expect(await rooms.everything()).toEqual(before);
  });

  it('closes what passed while nothing ran, and opens again what a correction puts off', async () => {
    await record(first);
    rooms.clock.moveTo('2026-05-10T12:00:00+02:00');
    expect(await rooms.notices.closePastDeadlines()).toBe(1);
    const later = aNoticeLot('2', { deadline: '2026-05-18T12:00:00+02:00' });
    await record(aNotice('26-2').correcting(first).published('2026-05-09').withLots(later));
    expect((await opportunities()).map(({ status }) => status)).toEqual(['closed', 'open']);
  });
});

describe('one transaction', () => {
  it('leaves no row anywhere when something throws after the last write', async () => {
    const before = await rooms.everything();
    const failed = rooms.db.transaction(async (tx) => {
      await rooms.notices.record(tx, { notice: first.built(), repairs: [], rawHash: 'hash' });
      throw new Error('after the last write');
    });
    await expect(failed).rejects.toThrow('after the last write');
    expect(await rooms.everything()).toEqual(before);
  });

  it('leaves no row anywhere when the database refuses at the very end', async () => {
    await rooms.db.query(`
      create function refuse() returns trigger language plpgsql as $$ begin raise exception 'disk full'; end $$;
      create constraint trigger refuse after insert on outbox deferrable initially deferred for each row execute function refuse();
    `);
    const before = await rooms.everything();
    await expect(rooms.record(first)).rejects.toThrow('disk full');
    expect(await rooms.everything()).toEqual(before);
  });

  it('makes one procedure of notices that several workers read at the same time', async () => {
    const family = [
      first,
      aNotice('26-2')
        .correcting(first)
        .published('2026-03-05')
        .withLots(aNoticeLot('2', { title: 'Redit' })),
      aNotice('26-3').correcting('26-2').published('2026-03-06').withLots(aNoticeLot('3')),
      aNotice('26-4').cancelling('26-3').published('2026-03-09').withLots(),
    ];
    await Promise.all([...family, ...family].map((notice) => rooms.record(notice)));
    expect(await rooms.rows('select id from procedure')).toHaveLength(1);
    expect(await rooms.rows('select distinct status from procedure_lot')).toEqual([{ status: 'cancelled' }]);
    expect((await rooms.counts())['notice']).toBe(4);
  });
});

describe('the order of arrival', () => {
  const family = [
    first,
    aNotice('26-2')
      .correcting(first)
      .published('2026-03-05')
      .withLots(aNoticeLot('2', { title: 'Redit' })),
    aNotice('26-3').of('folder-1').published('2026-03-06').withLots(aNoticeLot('3')),
    aNotice('26-4').awarding(first).published('2026-06-01').withLots(aNoticeLot('1')),
    aNotice('26-8'),
    aNotice('26-9').cancelling('26-8').published('2026-03-10').withLots(),
  ];

  it('never matters to what readers see', async () => {
    await record(...family);
    const expected = await rooms.seen();
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray(family, { minLength: family.length }), async (order) => {
        await rooms.forget();
        await record(...order);
        expect(await rooms.seen()).toEqual(expected);
      }),
      { numRuns: 25 },
    );
  });
});
