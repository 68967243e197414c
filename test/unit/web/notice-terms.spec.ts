import type { AwardCriterion } from '#lib/notice-formats';
import { folded } from '../../../src/web/public/notices/notice-lot.view';
import { criteriaWords, procedureWords, termsOf } from '../../../src/web/public/notices/notice-terms';

const plain = (text: string) => text.replaceAll('\u00a0', ' ');
const criterion = (name: string, weight: number | null): AwardCriterion => ({ kind: 'quality', name, weight });
const contactPoint = {
  organisation: 'Service achats',
  city: 'Poitiers',
  postCode: '86000',
  url: 'javascript:alert(1)',
};

describe('award criteria', () => {
  it('are told in per cent when they make a hundred, else in points, else by name only', () => {
    const words = (...criteria: AwardCriterion[]) => criteriaWords(criteria).map(plain);
    expect(words(criterion('Prix', 40), criterion('Délai', 60))).toEqual(['Prix : 40 %', 'Délai : 60 %']);
    expect(words(criterion('Prix', 12.5), criterion('Délai', 1))).toEqual(['Prix : 12,5 points', 'Délai : 1 point']);
    expect(words(criterion('Prix', null), { kind: 'cost', name: '', weight: null })).toEqual(['Prix', 'Coût']);
  });
});

describe('the terms of lots', () => {
  const lot = (...conditions: string[]) => ({ criteria: [], performanceConditions: conditions, contactPoint });

  it('are said once when all lots share them, and on its lot otherwise', () => {
    const { common, own } = termsOf([lot('Clause'), lot('Aucune')]);
    expect(common).toEqual([{ term: 'Contact', texts: ['Service achats, 86000 Poitiers'], link: null }]);
    expect(own.map(([terms]) => terms!.texts)).toEqual([['Clause'], ['Aucune']]);
  });

  it('stand on the lot of a notice that has only one, and are none where nothing is kept', () => {
    expect(termsOf([lot('Clause')])).toMatchObject({ common: [], own: [[{}, { term: 'Contact' }]] });
    expect(termsOf([null, lot('Clause')]).own.map(({ length }) => length)).toEqual([0, 2]);
  });

  it('link to a plain address only', () => {
    const url = 'https://achats.example.org/profil';
    const { own } = termsOf([{ ...lot(), contactPoint: { ...contactPoint, url } }]);
    expect(own[0]![0]!.link).toEqual({ href: url, label: 'achats.example.org' });
  });
});

describe('a long text', () => {
  it('is folded between two words, and nothing of it is lost', () => {
    const text = 'mot '.repeat(1_250).trim();
    const { start, rest } = folded(text);
    expect(start.length).toBeLessThanOrEqual(500);
    expect(`${start} ${rest}`).toBe(text);
    expect(folded('court')).toEqual({ start: 'court', rest: null });
    expect(folded('a'.repeat(5_000)).start).toHaveLength(500);
  });
});

describe('a kind of procedure', () => {
  it.each([
    ['open', 'Procédure ouverte'],
    ['Procédure adaptée', 'Procédure adaptée'],
    ['toString', 'toString'],
    [null, ''],
  ])('%s reads « %s »', (type, words) => {
    expect(procedureWords(type)).toBe(words);
  });
});
