import * as fc from 'fast-check';
import type { Notice } from '#lib/notice-formats';
import { type ProjectedProcedure, projectProcedure } from '../../../src/notice/procedure-projection';
import { aNotice, aNoticeLot, type NoticeFactory } from '../../factories/a-notice';

const now = new Date('2026-03-10T09:00:00+01:00');
const project = (notices: readonly NoticeFactory[], at = now): ProjectedProcedure =>
  projectProcedure(
    notices.map((factory) => ({ id: `row of ${factory.built().sourceId}`, notice: factory.built() })),
    at,
  );
const statuses = (procedure: ProjectedProcedure): string[] =>
  procedure.lots.map(({ number, status }) => `${number} ${status}`);

const first = aNotice('26-1').withLots(aNoticeLot('1'), aNoticeLot('2'));

describe('a procedure, from its notices', () => {
  it('opens the lots of a competition notice until their deadline', () => {
    expect(statuses(project([first]))).toEqual(['1 open', '2 open']);
    expect(statuses(project([first], new Date('2026-05-04T11:59:59+02:00')))).toEqual(['1 open', '2 open']);
    expect(statuses(project([first], new Date('2026-05-04T12:00:00+02:00')))).toEqual(['1 closed', '2 closed']);
  });

  it('keeps a lot without a deadline open', () => {
    const lot = aNoticeLot('1', { deadline: null });
    expect(project([aNotice().withLots(lot)]).lots[0]).toMatchObject({ status: 'open', deadline: null });
  });

  it('opens nothing for a planned purchase', () => {
    expect(project([aNotice().with({ form: 'planning' })])).toMatchObject({ status: 'planned', lots: [] });
  });

  it('takes the words of a correction, and the first notice that said them for a lot it leaves as it was', () => {
    const moved = aNoticeLot('2', { deadline: '2026-05-18T12:00:00+02:00' });
    const correction = aNotice('26-2').correcting(first).published('2026-03-05').withLots(aNoticeLot('1'), moved);
    const { lots, openedBy } = project([first, correction]);
    expect(lots.map(({ noticeId }) => noticeId)).toEqual(['row of 26-1', 'row of 26-2']);
    expect(lots[1]!.deadline).toEqual(new Date(moved.deadline!));
    expect(openedBy.sourceId).toBe('26-1');
  });

  it('opens a lot again when a correction puts its deadline off after it had passed', () => {
    const past = aNotice('26-1').withLots(aNoticeLot('1', { deadline: '2026-03-09T12:00:00+01:00' }));
    const correction = aNotice('26-2').correcting(past).published('2026-03-08');
    expect(statuses(project([past]))).toEqual(['1 closed']);
    expect(statuses(project([past, correction]))).toEqual(['1 open']);
  });

  it('opens a lot that only a correction tells of', () => {
    const correction = aNotice('26-2').correcting(first).published('2026-03-05').withLots(aNoticeLot('3'));
    expect(statuses(project([first, correction]))).toEqual(['1 open', '2 open', '3 open']);
  });

  it('cancels every lot, also when the cancellation names none or repeats them with other words', () => {
    const silent = aNotice('26-2').cancelling(first).published('2026-03-05').withLots();
    const wordy = silent.withLots(aNoticeLot('1', { title: 'Marché sans suite' }));
    for (const cancellation of [silent, wordy]) {
      const procedure = project([first, cancellation]);
      expect(procedure.status).toBe('cancelled');
      expect(statuses(procedure)).toEqual(['1 cancelled', '2 cancelled']);
      expect(procedure.lots[0]!.content.title).toBe('Entretien des massifs, secteur 1');
    }
  });

  it('cancels what a notice of the same day opens, when the cancellation speaks of it', () => {
    const cancellation = aNotice('26-0').cancelling(first);
    expect(project([cancellation, first]).status).toBe('cancelled');
  });

  it('opens the lots again when a call follows the cancellation', () => {
    const cancellation = aNotice('26-2').cancelling(first).published('2026-03-05');
    const again = aNotice('26-3').published('2026-03-09').withLots(aNoticeLot('1'));
    expect(statuses(project([first, cancellation, again]))).toEqual(['1 open', '2 cancelled']);
  });

  it('does not open a cancelled lot for a correction', () => {
    const cancellation = aNotice('26-2').cancelling(first).published('2026-03-05');
    const correction = aNotice('26-3').correcting(first).published('2026-03-06').withLots(aNoticeLot('1'));
    expect(statuses(project([first, cancellation, correction]))).toEqual(['1 cancelled', '2 cancelled']);
  });

  it('awards the lots that a result names, or all when it names none', () => {
    const one = aNotice('26-2').awarding(first).published('2026-06-05').withLots(aNoticeLot('2'));
    expect(statuses(project([first, one]))).toEqual(['1 open', '2 awarded']);
    expect(statuses(project([first, one.withLots()]))).toEqual(['1 awarded', '2 awarded']);
  });

  it('takes a result back when it is cancelled, and leaves the lots as they were', () => {
    const result = aNotice('26-2').awarding(first).published('2026-03-05').withLots(aNoticeLot('2'));
    const back = aNotice('26-3').cancelling(result).published('2026-03-06').withLots(aNoticeLot('2'));
    expect(statuses(project([first, result, back]))).toEqual(['1 open', '2 open']);
  });

  it('never opened a lot that is known by its award alone', () => {
    const { status, lots } = project([aNotice().with({ form: 'result' })]);
    expect(status).toBe('awarded');
    expect(lots[0]).toMatchObject({ status: 'awarded', wasOpened: false });
  });

  it('counts a notice once when two sources tell it', () => {
    const same = { noticeId: '1618bc50-7fe6-4592-b32a-9712f790bd3e', noticeVersion: '01' };
    const here = first.with(same);
    const there = aNotice('141592-2026')
      .with({ ...same, source: 'ted' })
      .published('2026-03-04')
      .withLots(aNoticeLot('1', { title: 'Entretien des massifs (traduit)' }));
    const alone = project([here]);
    expect(project([there, here])).toEqual(alone);
  });

  it('orders lots and notices as people count: 2 before 10, 26-99999 before 26-100000', () => {
    const many = aNotice('26-99999').withLots(aNoticeLot('10'), aNoticeLot('2'), aNoticeLot('1'));
    const later = aNotice('26-100000').withLots(aNoticeLot('2', { title: 'Redit' }));
    const { lots } = project([later, many]);
    expect(lots.map(({ number }) => number)).toEqual(['1', '2', '10']);
    expect(lots[1]!.content.title).toBe('Redit');
  });

  it('stands notices that speak of each other in the order of their dates', () => {
    const one = aNotice('26-1').correcting('26-2').published('2026-03-02');
    const two = aNotice('26-2')
      .correcting('26-1')
      .published('2026-03-03')
      .withLots(aNoticeLot('1', { title: 'Dit après' }));
    expect(project([two, one]).lots[0]!.content.title).toBe('Dit après');
  });
});

describe('what a notice tells in part', () => {
  const deadline = '2026-05-18T12:00:00+02:00';

  it('empties no lot when a correction has only words', () => {
    const words = aNotice('26-2').correcting(first).published('2026-03-05').withLots().with({ title: 'Rectificatif' });
    const procedure = project([first, words]);
    expect(procedure).toMatchObject({ title: 'Entretien des massifs', status: 'open' });
    expect(procedure.lots).toEqual(project([first]).lots);
  });

  it('moves the deadlines that a correction gives without its lots, under the title of the call', () => {
    const moved = aNotice('26-2').correcting(first).published('2026-03-05').withLots();
    const { lots } = project([first, moved.with({ title: 'Rectificatif', deadlineMoves: [{ lot: '2', deadline }] })]);
    expect(lots.map((lot) => lot.deadline)).toEqual([new Date('2026-05-04T10:00:00Z'), new Date(deadline)]);
    expect(lots[1]).toMatchObject({ noticeId: 'row of 26-2', saidBy: { title: 'Entretien des massifs' } });
    expect(lots[0]!.contentHash).toBe(project([first]).lots[0]!.contentHash);
  });

  it('cancels the lot that an eForms correction, which repeats all, leaves out', () => {
    const whole = aNotice('26-2').correcting(first).published('2026-03-05').withLots(aNoticeLot('1'));
    expect(statuses(project([first, whole]))).toEqual(['1 open', '2 open']);
    const eforms = whole.with({ noticeId: '1618bc50-7fe6-4592-b32a-9712f790bd3e' });
    expect(statuses(project([first, eforms]))).toEqual(['1 open', '2 cancelled']);
  });

  it('closes a lot for which none was chosen, and awards the others', () => {
    const none = { outcome: 'not-awarded' as const, bids: 0, reason: 'Aucune offre', awards: [] };
    const result = aNotice('26-2').awarding(first).published('2026-06-05');
    const told = result.withLots(aNoticeLot('1', { result: none }), aNoticeLot('2'));
    expect(statuses(project([first, told]))).toEqual(['1 closed', '2 awarded']);
  });

  it('gives a contract of DECP to the only lot, or to the only one of its title, else to none', () => {
    const contract = aNotice('c-1').awarding(first).with({ source: 'decp' }).published('2026-03-01');
    expect(statuses(project([aNotice('26-1'), contract]))).toEqual(['1 awarded']);
    expect(statuses(project([first, contract.withLots(aNoticeLot('1', { title: 'Marché' }))]))).toEqual([
      '1 open',
      '2 open',
    ]);
    const [north, south] = [aNoticeLot('1', { title: 'Massifs nord' }), aNoticeLot('2', { title: 'Massifs sud' })];
    const titled = contract.withLots(aNoticeLot('1', { title: 'Massifs du sud' }));
    expect(statuses(project([aNotice('26-1').withLots(north, south), titled]))).toEqual(['1 open', '2 awarded']);
  });

  it('takes what two sources without BT-701 tell of one call once, and does not open it again', () => {
    const onTed = first.with({ source: 'ted', sourceId: '141592-2026' }).published('2026-03-06');
    const cancellation = aNotice('26-2').cancelling(first).published('2026-03-05').withLots();
    expect(project([onTed, first]).lots).toEqual(project([first]).lots);
    expect(project([onTed, first, cancellation]).status).toBe('cancelled');
    expect(statuses(project([first, onTed.withLots(aNoticeLot('1'), aNoticeLot('2'), aNoticeLot('3'))]))).toEqual([
      '1 open',
      '2 open',
      '3 open',
    ]);
  });
});

describe('the order of arrival', () => {
  it('never matters', () => {
    fc.assert(
      fc.property(
        family().chain((notices) => fc.tuple(fc.constant(notices), shuffled(notices))),
        ([one, other]) => {
          expect(projectOf(other)).toEqual(projectOf(one));
        },
      ),
      { numRuns: 300 },
    );
  });
});

function projectOf(notices: readonly Notice[]): ProjectedProcedure {
  return projectProcedure(
    notices.map((notice) => ({ id: notice.sourceId, notice })),
    now,
  );
}

function shuffled<T>(items: readonly T[]): fc.Arbitrary<T[]> {
  return fc.shuffledSubarray([...items], { minLength: items.length });
}

/** Up to six notices of a few days, of every form, with links to any of them, to themselves, in circles, and to unknown ones. */
function family(): fc.Arbitrary<Notice[]> {
  const lot = fc.record({ number: fc.constantFrom('1', '2', '3'), title: fc.constantFrom('A', 'B') });
  const one = fc.record({
    form: fc.constantFrom<Notice['form'][]>('planning', 'competition', 'correction', 'cancellation', 'result'),
    publishedOn: fc.constantFrom('2026-03-02', '2026-03-03'),
    issuedAt: fc.constantFrom(null, '2026-03-01T10:00:00+01:00', '2026-03-01T11:00:00+01:00'),
    lots: fc.uniqueArray(lot, { selector: ({ number }) => number, maxLength: 3 }),
    links: fc.uniqueArray(fc.constantFrom('26-0', '26-1', '26-2', '26-3', '26-99'), { maxLength: 2 }),
    noticeId: fc.constantFrom(null, null, 'u-1', 'u-2'),
    source: fc.constantFrom<Notice['source'][]>('boamp', 'boamp', 'ted', 'decp'),
    deadlineMoves: fc.constantFrom<NonNullable<Notice['deadlineMoves']>[]>(
      [],
      [{ lot: null, deadline: '2026-06-01T12:00:00+02:00' }],
    ),
  });
  return fc.array(one, { minLength: 2, maxLength: 6 }).map((told) =>
    told.map(({ lots, links, ...more }, index) =>
      aNotice(`26-${index}`)
        .with({ ...more, links: links.map((target) => ({ relation: 'follows' as const, target })) })
        .withLots(...lots.map(({ number, title }) => aNoticeLot(number, { title })))
        .built(),
    ),
  );
}
