import type { Mark } from '#lib/nomenclature';
import type { NoticeLot } from '#lib/notice-formats';
import { lotChanges } from '../../../src/web/public/notices/notice-changes';
import { proofViews } from '../../../src/web/public/notices/mark-proofs';
import { amountText, noticeHref, sourceRef } from '../../../src/web/public/notices/notice-list.page';

const plain = (text: string) => text.replaceAll('\u00a0', ' ');
const lot = (number: string, more: Partial<NoticeLot> = {}): NoticeLot =>
  ({ number, title: `Lot ${number}`, deadline: '2026-10-07T12:00:00+02:00', amount: null, ...more }) as NoticeLot;

describe('what a correction changed', () => {
  it('is said once when every lot changed alike', () => {
    const later = { deadline: '2026-10-14T12:00:00+02:00' };
    expect(lotChanges([lot('1'), lot('2')], [lot('1', later), lot('2', later)]).map(plain)).toEqual([
      'date limite au 14 octobre, au lieu du 7 octobre',
    ]);
  });

  it('names the lot otherwise, and those added or taken away', () => {
    const amount = { value: 62_000, currency: 'EUR', isMaximum: false, minimum: null };
    expect(lotChanges([lot('1'), lot('2')], [lot('1', { amount }), lot('3')]).map(plain)).toEqual([
      'lot 1, montant 62 000 € HT',
      'lot 3, lot ajouté',
      'lot 2, lot retiré',
    ]);
  });

  it('is nothing when nothing a supplier answers by has moved', () => {
    expect(lotChanges([lot('1')], [lot('1')])).toEqual([]);
  });
});

describe('the proof of a mark', () => {
  const mark = (evidence: Mark['evidence']): Mark => ({
    lever: 'reserved-insertion',
    certainty: 'stated',
    articles: ['L2113-13'],
    evidence,
  });

  it('marks the words that prove, names the heading, and says which field confirms them', () => {
    const [view] = proofViews(
      mark([
        { path: 'BT-24', origin: 'text', excerpt: 'Lot <réservé> selon l’article L. 2113-13.' },
        { path: 'BT-71', origin: 'structured', excerpt: 'res-ws' },
      ]),
    );
    expect(view!.excerptHtml).toBe('Lot &lt;<mark>réservé</mark>&gt; selon <mark>l’article L. 2113-13</mark>.');
    expect(plain(view!.caption)).toBe(
      'Lu dans l’avis, rubrique « Description », et confirmé par le champ participation réservée (BT-71) « res-ws ». Certitude : forte.',
    );
  });

  it('is the field alone when no words were found', () => {
    const [view] = proofViews(mark([{ path: 'BT-71', origin: 'structured', excerpt: 'res-ws' }]));
    expect([view!.excerptHtml, plain(view!.caption)]).toEqual([
      '',
      'Dit par l’avis, champ participation réservée (BT-71) « res-ws ». Certitude : forte.',
    ]);
  });
});

describe('references and amounts', () => {
  it('read as their source writes them', () => {
    expect(sourceRef('boamp-26-900417')).toBe('BOAMP 26-900417');
    expect(noticeHref('boamp-26-900417', '2')).toBe('/avis/boamp-26-900417#lot-2');
    expect(plain(amountText({ value: 62_000, currency: 'EUR', isMaximum: true }))).toBe('jusqu’à 62 000 € HT');
    expect(plain(amountText({ value: 9_000, currency: 'CHF', isMaximum: false }))).toBe('9 000 CHF');
  });
});
