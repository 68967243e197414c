import { isSiret } from '#lib/nomenclature';
import { clauseHours, type Notice, readBoampRecord } from '#lib/notice-formats';
import { demoNotices } from '../../../src/composition/demo/notices/demo-notices';

const TODAY = '2026-09-22';

function read(today = TODAY): Notice[] {
  return demoNotices(today).map((record) => {
    const parsed = readBoampRecord(record);
    if (!parsed.ok || parsed.repairs.length > 0) throw new Error(JSON.stringify(parsed));
    return parsed.notice;
  });
}

const marked = (notice: Notice): string[] =>
  notice.lots.flatMap((lot) => lot.marks.map((mark) => `${lot.number} ${mark.lever} ${mark.certainty}`));

describe('the notices of the demo', () => {
  const notices = read();
  const byId = new Map(notices.map((notice) => [notice.sourceId, notice]));

  it('are read without a repair, whatever the day, leap years and changes of hour included', () => {
    for (const day of ['2026-09-22', '2028-02-28', '2026-03-27', '2026-10-23', '2026-12-31'])
      expect(read(day)).toHaveLength(18);
  });

  it('come in order of publication, none in the future, and are the same for the same day', () => {
    const days = notices.map((notice) => notice.publishedOn);
    expect(days).toEqual([...days].sort((a, b) => (a! < b! ? -1 : 1)));
    expect(days.at(-1)! < TODAY).toBe(true);
    expect(demoNotices(TODAY)).toEqual(demoNotices(TODAY));
  });

  it('take place in the Vienne, for buyers whose numbers are well formed and given to nobody', () => {
    for (const notice of notices) {
      expect(isSiret(notice.buyer.siret ?? '')).toBe(true);
      expect(notice.buyer.siret).toMatch(/^99990/);
      expect(notice.buyer.name).toContain('(démonstration)');
      for (const lot of notice.lots)
        expect(lot.places).toEqual([expect.objectContaining({ department: '86', nuts: 'FRI34' })]);
    }
  });

  it('reserve a lot to insertion, one to disability, a contract to both, one to the ESS', () => {
    expect(marked(byId.get('99-900101')!)).toContain('2 reserved-insertion stated');
    expect(marked(byId.get('99-900101')!).filter((mark) => mark.includes('reserved'))).toHaveLength(1);
    expect(marked(byId.get('99-900102')!).filter((mark) => mark.includes('reserved'))).toEqual([
      '2 reserved-disability stated',
    ]);
    expect(marked(byId.get('99-900103')!)).toEqual(
      expect.arrayContaining(['1 reserved-disability stated', '1 reserved-insertion stated']),
    );
    expect(marked(byId.get('99-900104')!)).toContain('1 reserved-ess stated');
  });

  it('carry social clauses whose hours can be read, and one contract of which insertion is the object', () => {
    const hours = (id: string): (number | null)[] =>
      byId
        .get(id)!
        .lots[0]!.marks.filter((mark) => mark.lever === 'social-clause')
        .flatMap((mark) =>
          mark.evidence.filter((each) => each.origin === 'text').map((each) => clauseHours(each.excerpt)),
        );
    expect(hours('99-900201')).toContain(450);
    expect(hours('99-900202')).toContain(1200);
    expect(marked(byId.get('99-900204')!)).toContain('1 insertion-object likely');
  });

  it('tell a deadline that moved, a purchase given up, a contract awarded and one planned', () => {
    const correction = byId.get('99-900311')!;
    expect(correction).toMatchObject({
      form: 'correction',
      links: [
        { relation: 'corrects', target: '99-900301' },
        { relation: 'corrects', target: byId.get('99-900301')!.noticeId },
      ],
    });
    expect(correction.lots[0]!.deadline! > byId.get('99-900301')!.lots[0]!.deadline!).toBe(true);
    expect(byId.get('99-900312')).toMatchObject({
      form: 'cancellation',
      changeReason: expect.stringContaining('sans suite'),
    });
    expect(byId.get('99-900313')).toMatchObject({
      form: 'result',
      links: [{ relation: 'follows', target: '99-900303' }],
    });
    expect(byId.get('99-900304')).toMatchObject({ form: 'planning' });
    const [awarded] = byId.get('99-900315')!.lots;
    expect(awarded!.result).toMatchObject({
      outcome: 'awarded',
      awards: [{ winners: [{ siret: '99990091300016', role: 'holder' }], amount: { value: 228_500 } }],
    });
    expect(isSiret('99990091300016')).toBe(true);
  });

  it('close on a working day at noon in Paris, one of them within ten days', () => {
    const deadlines = notices
      .filter((notice) => notice.form === 'competition')
      .flatMap((each) => each.lots.map((lot) => lot.deadline!));
    for (const deadline of deadlines) {
      expect(deadline).toMatch(/T12:00:00\+0[12]:00$/);
      expect([0, 6]).not.toContain(new Date(`${deadline.slice(0, 10)}T00:00:00Z`).getUTCDay());
    }
    expect(deadlines.some((deadline) => deadline > '2026-09-23' && deadline < '2026-10-02')).toBe(true);
  });
});
