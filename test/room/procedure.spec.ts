import * as fc from 'fast-check';
import { AccountService } from '../../src/account/account.service';
import type { NoticeKey } from '../../src/notice/notice.service';
import { aNotice, aNoticeLot, type NoticeFactory } from '../factories/a-notice';
import { NoticeRooms } from './notice-rooms';

let rooms: NoticeRooms;
let officer: string;
beforeEach(async () => {
  rooms = await NoticeRooms.open();
  const person = { email: 'officer@example.org', name: 'Inès Faure' };
  ({ id: officer } = await rooms.db.transaction((tx) => rooms.get(AccountService).findOrCreatePerson(tx, person)));
});
afterEach(() => rooms.close());

const record = async (...notices: NoticeFactory[]): Promise<void> => {
  for (const notice of notices) await rooms.record(notice);
};
const nameOf = (notice: NoticeFactory): NoticeKey => notice.built();
const by = () => ({ personId: officer });
const split = (notice: NoticeFactory) => rooms.notices.split(nameOf(notice), by());
const join = (notice: NoticeFactory, other: NoticeFactory) => rooms.notices.join(nameOf(notice), nameOf(other), by());
const families = () =>
  rooms.rows<{ together: string[]; why: (string | null)[] }>(
    `select array_agg(source_id order by published_on, source_id) as together,
            array_agg(joined_by order by published_on, source_id) as why from notice group by procedure_id order by 1`,
  );
const opportunities = () =>
  rooms.rows<{ id: string; number: string; status: string; merged_into: string | null; notice: string }>(
    `select id, content ->> 'lotNumber' as number, status, merged_into, content ->> 'noticeRef' as notice
       from opportunity order by merged_into nulls first, 5, 2`,
  );

const buyer = { ...aNotice().built().buyer, siret: '21860194600013' };
const named = { buyer, reference: '2026-MP-017', title: 'Entretien des massifs communaux' };
const onBoamp = aNotice('26-1').with(named).withLots(aNoticeLot('1'), aNoticeLot('2'));
const onTed = aNotice('141592-2026')
  .with({ ...named, source: 'ted', title: 'Marché d’entretien des massifs', reference: '2026 MP 017' })
  .withLots(aNoticeLot('1'), aNoticeLot('2'))
  .published('2026-03-04');

describe('a call that two sources publish without a common number', () => {
  it('is one procedure by its buyer, its reference and its title, and says so', async () => {
    await record(onTed, onBoamp);
    expect(await families()).toEqual([{ together: ['26-1', '141592-2026'], why: [null, 'reference'] }]);
    expect(await opportunities()).toMatchObject([
      { number: '1', status: 'open', notice: 'boamp-26-1' },
      { number: '2', status: 'open', notice: 'boamp-26-1' },
    ]);
  });

  it('is one procedure when several workers read it at the same time', async () => {
    const correction = onTed.with({ form: 'correction' });
    const others = [3, 4, 5].map((n) => correction.with({ sourceId: `14159${n}-2026` }).published(`2026-03-0${n}`));
    await Promise.all([onBoamp, onTed, ...others].map((notice) => rooms.record(notice)));
    expect(await rooms.rows('select id from procedure')).toHaveLength(1);
    expect((await opportunities()).filter(({ merged_into }) => merged_into === null)).toHaveLength(2);
  });

  it('is two again once a source mends what made it one', async () => {
    await record(onBoamp, onTed);
    await record(onTed.with({ reference: '2026-MP-044' }));
    expect(await families()).toMatchObject([{ together: ['141592-2026'] }, { together: ['26-1'] }]);
    expect((await opportunities()).map(({ notice, status }) => [notice, status])).toEqual([
      ['boamp-26-1', 'open'],
      ['boamp-26-1', 'open'],
      ['ted-141592-2026', 'open'],
      ['ted-141592-2026', 'open'],
    ]);
  });
});

describe('a contract of DECP', () => {
  const contract = aNotice('c-2026-1')
    .with({ ...named, source: 'decp', form: 'result' })
    .published('2026-07-01')
    .withLots(
      aNoticeLot('1', {
        deadline: null,
        result: {
          outcome: 'awarded',
          bids: 3,
          reason: null,
          awards: [
            {
              winners: [
                {
                  name: 'Jardins de Brumeval',
                  siret: '55208131766522',
                  siren: '552081317',
                  city: null,
                  postCode: null,
                  role: 'holder',
                },
              ],
              amount: { value: 40_000, currency: 'EUR' },
              decidedOn: '2026-06-20',
              contractId: '2026-01',
            },
          ],
        },
      }),
    );

  it('joins the procedure of its call, and awards its only lot', async () => {
    await record(contract, onBoamp.withLots(aNoticeLot('1')));
    expect(await families()).toEqual([{ together: ['26-1', 'c-2026-1'], why: [null, 'reference'] }]);
    expect(await opportunities()).toMatchObject([{ number: '1', status: 'awarded' }]);
  });

  it('stands alone otherwise, never to be answered, and says who won what', async () => {
    await record(contract.with({ reference: '44' }), onBoamp.with({ buyer: { ...buyer, siret: '20006985400015' } }));
    expect(await rooms.rows('select status from procedure order by 1')).toEqual([
      { status: 'awarded' },
      { status: 'open' },
    ]);
    expect(await rooms.notices.contractsWonBy('55208131766522')).toEqual([
      {
        title: 'Entretien des massifs, secteur 1',
        buyer: { name: 'Commune de Brumeval', siret: '21860194600013' },
        lotNumber: null,
        cpv: ['77310000'],
        amount: { value: 40_000, currency: 'EUR' },
        decidedOn: '2026-06-20',
        publishedOn: '2026-07-01',
        where: '86194',
        role: 'holder',
        by: 'siret',
        told: [{ source: 'decp', sourceId: 'c-2026-1' }],
      },
    ]);
    expect(await rooms.notices.contractsWonBy('55208131700001')).toMatchObject([{ by: 'siren' }]);
    expect(await rooms.notices.contractsWonBy('21860194600013')).toEqual([]);
  });

  it('is rewritten when its source changes it, and counts once beside the result of a notice', async () => {
    await record(onBoamp.withLots(aNoticeLot('1')), contract);
    const result = contract.with({
      source: 'boamp',
      sourceId: '26-7',
      links: [{ relation: 'follows', target: '26-1' }],
    });
    await record(result);
    expect(await rooms.notices.contractsWonBy('55208131766522')).toMatchObject([
      { lotNumber: '1', told: [{ source: 'boamp' }, { source: 'decp' }] },
    ]);
    await record(contract.withLots(), result.withLots());
    expect(await rooms.notices.contractsWonBy('55208131766522')).toEqual([]);
  });

  it('of which a later notice takes the result back was not won', async () => {
    const result = contract.with({ source: 'boamp', sourceId: '26-7' }).awarding(onBoamp);
    await record(onBoamp, result, aNotice('26-8').cancelling('26-7').published('2026-07-09').withLots());
    expect(await rooms.notices.contractsWonBy('55208131766522')).toEqual([]);
  });
});

describe('an officer', () => {
  it('sets a notice apart: no rule brings it back, also when it is read again', async () => {
    await record(onBoamp, onTed);
    await split(onTed);
    const apart = [{ together: ['141592-2026'] }, { together: ['26-1'] }];
    expect(await families()).toMatchObject(apart);
    expect(await opportunities()).toHaveLength(4);
    await record(onTed.with({ text: 'Relu' }), onBoamp.with({ text: 'Relu' }));
    expect(await families()).toMatchObject(apart);
    expect(await rooms.rows(`select action, facts ->> 'notice' as notice from audit_entry`)).toEqual([
      { action: 'notice.split', notice: 'ted-141592-2026' },
    ]);
  });

  it('takes it back, and the opportunities are those that were', async () => {
    await record(onBoamp, onTed);
    const before = await rooms.seen();
    await rooms.notices.undo(await split(onTed), by());
    expect(await rooms.seen()).toEqual(before);
    expect((await opportunities()).filter(({ merged_into }) => merged_into !== null)).toHaveLength(2);
  });

  it('puts two procedures together; undone, each has its own opportunities again, with their ids', async () => {
    const other = aNotice('26-9').published('2026-03-06');
    await record(onBoamp, other);
    const before = await opportunities();
    const decision = await join(other, onBoamp);
    expect(await families()).toEqual([{ together: ['26-1', '26-9'], why: [null, 'officer'] }]);
    const merged = (await opportunities()).filter(({ merged_into }) => merged_into !== null);
    expect(merged).toMatchObject([{ number: '1', status: 'closed', notice: 'boamp-26-9' }]);
    await rooms.notices.undo(decision, by());
    expect(await opportunities()).toEqual(before);
  });

  it('counts by its last word', async () => {
    await record(onBoamp, onTed);
    await split(onTed);
    await join(onTed, onBoamp);
    expect(await families()).toMatchObject([{ together: ['26-1', '141592-2026'] }]);
    await split(onBoamp);
    expect(await families()).toHaveLength(2);
  });

  it('is told what cannot be', async () => {
    const folders = [aNotice('26-4').of('a'), aNotice('26-5').of('b')] as const;
    await record(onBoamp, ...folders);
    await expect(split(onBoamp)).rejects.toMatchObject({ code: 'notice/alone', status: 409 });
    await expect(split(aNotice('26-404'))).rejects.toMatchObject({ code: 'notice/unknown', status: 404 });
    await expect(join(...folders)).rejects.toMatchObject({ code: 'notice/two-folders', status: 409 });
    await expect(join(onBoamp, onBoamp)).rejects.toMatchObject({ code: 'notice/already-together', status: 409 });
    await expect(rooms.notices.undo('00000000-0000-7000-8000-000000000000', by())).rejects.toMatchObject({
      code: 'notice/no-decision',
    });
  });
});

describe('the order of arrival', () => {
  const moved = aNoticeLot('2', { deadline: '2026-05-18T12:00:00+02:00' });
  const called = aNotice('26-10').with({ buyer, reference: '2026-MP-044', title: 'Taille des arbres' });
  const calledAgain = called
    .with({ sourceId: '26-12' })
    .published('2026-04-07')
    .withLots(aNoticeLot('1', { deadline: '2026-05-11T12:00:00+02:00' }));
  const story = [
    onBoamp.reservedFor('reserved-insertion'),
    onTed,
    aNotice('26-2').correcting(onBoamp).published('2026-03-05').withLots(moved),
    aNotice('26-3').correcting('26-404').published('2026-03-05').withLots(aNoticeLot('4')),
    aNotice('26-5').of('folder-1').published('2026-03-06').with({ title: 'Fauchage des bords de routes' }),
    aNotice('26-6')
      .correcting('26-5')
      .published('2026-03-07')
      .withLots()
      .with({ deadlineMoves: [{ lot: null, deadline: moved.deadline! }] }),
    aNotice('26-7')
      .of('folder-2')
      .published('2026-03-08')
      .with({ links: [{ relation: 'follows', target: '26-6' }] }),
    aNotice('26-8').awarding(onTed.built().sourceId).published('2026-06-01').withLots(aNoticeLot('1')),
    aNotice('c-1')
      .with({ ...named, source: 'decp', form: 'result' })
      .published('2026-07-01'),
    called,
    called.with({ sourceId: '26-11', form: 'cancellation' }).published('2026-03-19').withLots(),
    calledAgain,
    calledAgain.with({ source: 'ted', sourceId: '200000-2026' }).published('2026-04-10'),
  ];

  it('never matters: links, rules, lots, marks, openness and opportunities end the same', async () => {
    await record(...story);
    const expected = await rooms.seen();
    expect(await families()).toEqual(
      expect.arrayContaining([
        { together: ['26-10', '26-11'], why: [null, 'reference'] },
        { together: ['26-12', '200000-2026'], why: [null, 'reference'] },
      ]),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.shuffledSubarray(story, { minLength: story.length }),
        fc.subarray(story),
        async (order, late) => {
          await rooms.forget();
          await record(...order, ...late);
          expect(await rooms.seen()).toEqual(expected);
        },
      ),
      { numRuns: 15 },
    );
  });

  it('never matters either to what officers decided, when the rest comes after or is read again', async () => {
    const [boamp, ted, correction, ...rest] = story as [NoticeFactory, NoticeFactory, NoticeFactory];
    const decided = async (order: readonly NoticeFactory[], late: readonly NoticeFactory[]) => {
      await rooms.forget();
      await record(...order);
      await split(ted);
      await join(correction, story[5]!);
      await record(...late);
      return rooms.seen();
    };
    const known = [boamp, ted, correction, story[5]!];
    const later = rest.filter((notice) => notice !== story[5]);
    const expected = await decided(known, later);
    const anyOrder = fc.tuple(
      fc.shuffledSubarray(known, { minLength: known.length }),
      fc.shuffledSubarray([...later, ...known], { minLength: story.length }),
    );
    await fc.assert(
      fc.asyncProperty(anyOrder, async ([order, late]) => {
        expect(await decided(order, late)).toEqual(expected);
      }),
      { numRuns: 8 },
    );
  });
});
