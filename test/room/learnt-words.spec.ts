import { classify, learntWords, useLearntWords } from '#lib/nomenclature';
import { learnFrom } from '../../src/composition/nomenclature/complete-nomenclature';
import { LearntWords } from '../../src/notice/learnt-words.service';
import { proposedCpv } from '../../src/need/cpv-proposal';
import { aNotice, aNoticeLot } from '../factories/a-notice';
import { NoticeRooms } from './notice-rooms';

let rooms: NoticeRooms;
let words: LearntWords;
beforeEach(async () => {
  rooms = await NoticeRooms.open();
  words = new LearntWords(rooms.db, rooms.clock);
});
afterEach(async () => {
  useLearntWords();
  await rooms.close();
});

/** Notices of a trade whose word nobody knows */
async function zwingages(count: number, cpv = '77310000'): Promise<void> {
  for (let n = 0; n < count; n++) {
    const place = 'abcdefghijklmnop'[n]!.repeat(4);
    await rooms.record(
      aNotice(`26-90${n}`).withLots(
        aNoticeLot('1', { title: `Zwingage des abords de ${place}`, text: 'Zwingage annuel', cpv: [cpv] }),
      ),
    );
  }
}
const state = async () => (await rooms.rows<{ version: number; objects: number }>('select * from word_learning'))[0];

describe('words learnt from the notices of an instance', () => {
  it('are counted by group, and change what is proposed to a buyer', async () => {
    await zwingages(14);
    expect(proposedCpv('Zwingage du parc')[0]?.code ?? '').not.toMatch(/^773/);
    expect(await words.rebuildIfDue()).toMatchObject({ notices: 14, objects: 15 });
    expect(await rooms.rows(`select term, cpv_group from learnt_word where term = 'zwingag'`)).toEqual([
      { term: 'zwingag', cpv_group: '773' },
    ]);
    expect(await learnFrom(rooms.db)).toBeGreaterThan(10);
    expect(classify({ title: 'Zwingage du parc' }, learntWords()).divisions[0]!.code).toBe('77000000');
    expect(proposedCpv('Zwingage du parc')[0]!.code).toMatch(/^773/);
  });

  it('are built once a day, and again the day after with what came', async () => {
    await zwingages(2);
    expect(await words.rebuildIfDue()).not.toBeNull();
    expect(await words.rebuildIfDue()).toBeNull();
    await zwingages(4);
    rooms.clock.moveBy({ days: 3 });
    expect(await words.rebuildIfDue()).toMatchObject({ notices: 4 });
    expect(await state()).toMatchObject({ version: 2 });
  });

  it('are built as soon as there is something to learn', async () => {
    expect(await words.rebuildIfDue()).toMatchObject({ notices: 0, rows: 0 });
    await zwingages(1);
    expect(await words.rebuildIfDue()).toMatchObject({ notices: 1 });
  });

  it('are built by one of two that wake together, and never half', async () => {
    await zwingages(3);
    const done = await Promise.all([words.rebuildIfDue(), words.rebuildIfDue()]);
    expect(done.filter((each) => each !== null)).toHaveLength(1);
    expect(await state()).toMatchObject({ version: 1 });
  });

  it('forget what the notices no longer say', async () => {
    await zwingages(3);
    await words.rebuildIfDue();
    await zwingages(3, '45233140');
    rooms.clock.moveBy({ days: 1 });
    await words.rebuildIfDue();
    expect(await rooms.rows(`select cpv_group from learnt_word where term = 'zwingag'`)).toEqual([
      { cpv_group: '452' },
    ]);
  });

  it('are taken in once, until they change', async () => {
    await zwingages(2);
    await words.rebuildIfDue();
    expect(await learnFrom(rooms.db)).not.toBeNull();
    expect(await learnFrom(rooms.db)).toBeNull();
  });
});
