import * as fc from 'fast-check';
import { hashOf } from '#lib/kernel';
import type { NoticeLot } from '#lib/notice-formats';
import { correctedLots } from '../../../src/notice/corrected-lots';
import { lotDifferences } from '../../../src/notice/lot-differences';
import { aNotice, aNoticeLot } from '../../factories/a-notice';

const lot = aNoticeLot('1');
const mark = { lever: 'reserved-insertion' as const, certainty: 'stated' as const, articles: [], evidence: [] };
const amount = { value: 40_000, currency: 'EUR', isMaximum: false, minimum: null };

describe('what became otherwise in a lot', () => {
  it.each([
    [
      { deadline: '2026-05-18T12:00:00+02:00' },
      { code: 'deadline-moved', from: lot.deadline, to: '2026-05-18T12:00:00+02:00' },
    ],
    [{ amount }, { code: 'amount-changed', from: null, to: amount }],
    [{ title: 'Tonte' }, { code: 'title-changed', from: lot.title, to: 'Tonte' }],
    [{ cpv: ['77340000'] }, { code: 'cpv-changed', from: ['77310000'], to: ['77340000'] }],
    [{ places: [] }, { code: 'place-changed', from: lot.places, to: [] }],
    [{ durationMonths: 24 }, { code: 'duration-changed', from: 12, to: 24 }],
    [{ marks: [mark] }, { code: 'mark-added', lever: 'reserved-insertion' }],
    [{ text: 'Autre texte' }, { code: 'text-changed' }],
    [{ performanceConditions: ['200 heures'] }, { code: 'conditions-changed' }],
    [{ documentsUrl: null }, { code: 'documents-moved' }],
    [{ nature: 'works' as const }, { code: 'details-changed' }],
  ])('is named by a code, with what it was and is: %j', (more, difference) => {
    expect(lotDifferences([lot], [{ ...lot, ...more }])).toEqual([{ lot: '1', ...difference }]);
  });

  it('tells lots that came and went, and marks that went or were said otherwise', () => {
    expect(lotDifferences([lot], [aNoticeLot('2')])).toEqual([
      { lot: '2', code: 'lot-added' },
      { lot: '1', code: 'lot-removed' },
    ]);
    const [before, doubtful] = [
      { ...lot, marks: [mark] },
      { ...lot, marks: [{ ...mark, certainty: 'to-check' as const }] },
    ];
    expect(lotDifferences([before], [lot])).toEqual([{ lot: '1', code: 'mark-removed', lever: 'reserved-insertion' }]);
    expect(lotDifferences([before], [doubtful])).toEqual([
      { lot: '1', code: 'mark-changed', lever: 'reserved-insertion' },
    ]);
  });

  it('is nothing exactly when the content is the same', () => {
    const some = fc.record({
      title: fc.constantFrom('a', 'b'),
      text: fc.constantFrom('a', 'b'),
      cpv: fc.constantFrom<string[][]>(['77310000'], []),
      nature: fc.constantFrom('works' as const, null),
      deadline: fc.constantFrom(lot.deadline, null),
      amount: fc.constantFrom(amount, null),
      durationMonths: fc.constantFrom(12, null),
      marks: fc.constantFrom<NoticeLot['marks'][]>([mark], []),
      criteria: fc.constantFrom<NoticeLot['criteria'][]>([], [{ kind: 'price' as const, name: 'Prix', weight: 60 }]),
      contactPoint: fc.constantFrom(null, { organisation: 'Service', city: null, postCode: null, url: null }),
    });
    fc.assert(
      fc.property(some, some, (one, other) => {
        const [a, b]: [NoticeLot, NoticeLot] = [
          { ...lot, ...one },
          { ...lot, ...other },
        ];
        expect(lotDifferences([a], [b]).length === 0).toBe(hashOf(a) === hashOf(b));
      }),
    );
  });
});

describe('lots, once corrected', () => {
  const before = [lot, aNoticeLot('2')];
  const correction = aNotice().correcting('26-1');

  it('are those the correction tells, beside those it leaves as they were', () => {
    const said = aNoticeLot('2', { title: 'Redit' });
    expect(correctedLots(before, correction.withLots(said, aNoticeLot('3')).built())).toEqual([
      lot,
      said,
      aNoticeLot('3'),
    ]);
  });

  it('are as they were when it tells none', () => {
    expect(correctedLots(before, correction.withLots().built())).toEqual(before);
  });

  it('have the new deadline when it tells only that, for one or for all', () => {
    const deadline = '2026-05-18T12:00:00+02:00';
    const one = correction.withLots().with({ deadlineMoves: [{ lot: '2', deadline }] });
    expect(correctedLots(before, one.built()).map((each) => each.deadline)).toEqual([lot.deadline, deadline]);
    const all = correction.withLots().with({ deadlineMoves: [{ lot: null, deadline }] });
    expect(correctedLots(before, all.built()).map((each) => each.deadline)).toEqual([deadline, deadline]);
  });

  it('are only those that an eForms correction repeats', () => {
    const whole = correction.with({ noticeId: '1618bc50-7fe6-4592-b32a-9712f790bd3e' }).withLots(lot);
    expect(correctedLots(before, whole.built())).toEqual([lot]);
  });
});
