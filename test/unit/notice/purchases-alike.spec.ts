import { identityOf } from '../../../src/notice/notice-identity';
import { groupNotices } from '../../../src/notice/procedure-groups';
import { projectProcedure } from '../../../src/notice/procedure-projection';
import { ruleJoining } from '../../../src/notice/same-procedure';
import { aNotice, aNoticeLot, type NoticeFactory } from '../../factories/a-notice';

const now = new Date('2026-04-10T09:00:00+02:00');
const buyer = { ...aNotice().built().buyer, siret: '21860194600013' };
const named = { buyer, reference: '2026-MP-017', title: 'Entretien des massifs communaux' };
const closing = (deadline: string) => aNoticeLot('1', { deadline });
const noLot = aNoticeLot('1', { deadline: null });

/** Each procedure as its notices and where it stands; the same in every order of arrival. */
function told(...notices: NoticeFactory[]): string[] {
  const [first, ...others] = permutations(notices).map((order) => {
    const rows = order.map((one) => ({
      id: one.built().sourceId,
      identity: identityOf(one.built()),
      notice: one.built(),
    }));
    return groupNotices(rows, [])
      .map(
        (members) =>
          `${members
            .map(({ id }) => id)
            .sort()
            .join(' + ')}: ${projectProcedure(members, now).status}`,
      )
      .sort();
  });
  for (const other of others) expect(other).toEqual(first);
  return first!;
}

function permutations<T>(all: readonly T[]): T[][] {
  if (all.length < 2) return [[...all]];
  return all.flatMap((one, at) => permutations(all.toSpliced(at, 1)).map((rest) => [one, ...rest]));
}

const first = aNotice('26-1').with(named).published('2026-02-02').withLots(closing('2026-03-04T12:00:00+01:00'));
const firstOnTed = first.with({ source: 'ted', sourceId: '111111-2026' }).published('2026-02-04');
const again = first.with({ sourceId: '26-9' }).published('2026-04-02').withLots(closing('2026-05-04T12:00:00+02:00'));
const againOnTed = again.with({ source: 'ted', sourceId: '222222-2026' }).published('2026-04-04');
const cancelled = aNotice('26-5')
  .with({ ...named, form: 'cancellation' })
  .published('2026-03-20')
  .withLots();

describe('a call made again after it was cancelled, under the same reference', () => {
  it('is a procedure of its own, and the cancelled one stays so', () => {
    expect(told(first, cancelled.cancelling('26-1'), again)).toEqual(['26-1 + 26-5: cancelled', '26-9: open']);
    expect(told(first, cancelled, again)).toEqual(['26-1 + 26-5: cancelled', '26-9: open']);
  });

  it('also when two sources publish each, or each is on one source alone', () => {
    expect(told(first, firstOnTed, cancelled.cancelling('26-1'), again, againOnTed)).toEqual([
      '111111-2026 + 26-1 + 26-5: cancelled',
      '222222-2026 + 26-9: open',
    ]);
    expect(told(first, cancelled.cancelling('26-1'), againOnTed)).toEqual([
      '222222-2026: open',
      '26-1 + 26-5: cancelled',
    ]);
  });

  it('also when it names the call that it follows, or its cancellation', () => {
    for (const target of ['26-1', '26-5']) {
      const naming = again.with({ links: [{ relation: 'follows', target }] });
      expect(told(first, cancelled.cancelling('26-1'), naming)).toEqual(['26-1 + 26-5: cancelled', '26-9: open']);
    }
  });

  it('also after a result that chose none', () => {
    const none = aNoticeLot('1', {
      deadline: null,
      result: { outcome: 'not-awarded', bids: 0, reason: 'Sans suite', awards: [] },
    });
    expect(told(first, cancelled.with({ form: 'result' }).withLots(none), again)).toEqual([
      '26-1 + 26-5: closed',
      '26-9: open',
    ]);
  });

  it('but one procedure where BT-04 says so', () => {
    expect(told(first.of('a'), cancelled.cancelling('26-1'), again.of('a'))).toEqual(['26-1 + 26-5 + 26-9: open']);
  });
});

describe('what a buyer purchases each year under one reference', () => {
  const result = (sourceId: string, day: string) =>
    aNotice(sourceId)
      .with({ ...named, form: 'result' })
      .published(day)
      .withLots(noLot);

  it('is not awarded by the contract of the year before, published while it is open', () => {
    expect(told(again, result('26-7', '2026-04-08'))).toEqual(['26-7: awarded', '26-9: open']);
    expect(told(again, result('26-7', '2026-01-08'))).toEqual(['26-7: awarded', '26-9: open']);
  });

  it('has its own result each time', () => {
    const before = first
      .with({ sourceId: '25-1' })
      .published('2025-02-02')
      .withLots(closing('2025-03-04T12:00:00+01:00'));
    expect(told(before, result('25-7', '2025-06-02'), first, result('26-7', '2026-06-02'))).toEqual([
      '25-1 + 25-7: awarded',
      '26-1 + 26-7: awarded',
    ]);
  });
});

describe('calls of one programme', () => {
  it('that follow one plan are procedures of their own', () => {
    const plan = aNotice('25-8')
      .with({ ...named, form: 'planning' })
      .published('2025-12-01')
      .withLots(noLot);
    const follows = { links: [{ relation: 'follows' as const, target: '25-8' }] };
    const other = again.with({ ...follows, title: 'Taille des arbres', reference: '2026-MP-044' });
    expect(told(plan, first.with(follows), other)).toEqual(['25-8 + 26-1: closed', '26-9: open']);
  });

  it.each([
    ['secteur 1', 'secteur 2'],
    ['tranche n° 1', 'tranche n°2'],
    ['lot A', 'lot B'],
    ['marché subséquent 3', 'marché subséquent 4'],
  ])('are two when one says %s and the other %s', (one, other) => {
    const call = (part: string) =>
      first.with({ reference: null, title: `Entretien des espaces verts communaux, ${part}` });
    const onTed = (part: string) => call(part).with({ source: 'ted', sourceId: '111111-2026' }).published('2026-02-04');
    const rule = (a: NoticeFactory, b: NoticeFactory) => ruleJoining(identityOf(a.built()), identityOf(b.built()));
    expect(rule(call(one), onTed(one))).toBe('title');
    expect(rule(call(one), onTed(other))).toBeNull();
    expect(rule(onTed(other), call(one))).toBeNull();
  });
});

describe('a notice that never came', () => {
  it('ties its correction to its award', () => {
    const correction = aNotice('26-2').correcting('26-1').published('2026-02-10');
    const award = aNotice('26-7').awarding('26-1').published('2026-06-01');
    expect(told(correction, award)).toEqual(['26-2 + 26-7: awarded']);
  });

  it('ties no two that only follow it', () => {
    const follows = { links: [{ relation: 'follows' as const, target: '26-1' }] };
    expect(told(aNotice('26-2').with(follows), aNotice('26-3').with(follows))).toHaveLength(2);
  });
});

it('cancels only the lots that a cancellation names among others', () => {
  const three = aNotice('26-1').withLots(aNoticeLot('1'), aNoticeLot('2'), aNoticeLot('3'));
  const some = aNotice('26-2').cancelling('26-1').published('2026-03-05').withLots(aNoticeLot('2'), aNoticeLot('3'));
  const rows = [three, some].map((one) => ({ id: one.built().sourceId, notice: one.built() }));
  expect(projectProcedure(rows, now).lots.map(({ status }) => status)).toEqual(['open', 'cancelled', 'cancelled']);
});
