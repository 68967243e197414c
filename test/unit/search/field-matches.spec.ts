import fc from 'fast-check';
import { fieldMatcher } from '../../../libs/search/src/field-matches';
import type { IndexDefinition } from '#lib/search';

const index: Pick<IndexDefinition, 'searchable' | 'synonyms' | 'implied'> = {
  searchable: [
    { name: 'description', weight: 'C' },
    { name: 'name', weight: 'A' },
    { name: 'activities', weight: 'B' },
  ],
  synonyms: [['espaces verts', 'jardinage']],
};
const shown = (document: Record<string, unknown>, words: string): [string, string, string][] =>
  fieldMatcher(
    index,
    words,
  )({ id: '1', ...document }).map(({ field, by, parts }) => [
    field,
    by,
    parts.map(({ text, isMatch }) => (isMatch ? `[${text}]` : text)).join(''),
  ]);

describe('why a document answers', () => {
  it('is told field by field, in the order of weights, by the closest way', () => {
    const document = { name: 'Tonte', activities: ['Tonte', 'Tontine'], description: 'On tond.' };
    expect(shown(document, 'tonte')).toEqual([
      ['name', 'word', '[Tonte]'],
      ['activities', 'word', '[Tonte]'],
    ]);
  });

  it('shows of a list the values that answer', () => {
    expect(shown({ activities: ['Tonte', 'Peinture', 'Jardinage'] }, 'tonte jardinage')).toEqual([
      ['activities', 'word', '[Tonte] · [Jardinage]'],
    ]);
  });

  it('marks a synonym of several words whole', () => {
    expect(shown({ activities: ['Entretien des espaces verts'] }, 'jardinage')).toEqual([
      ['activities', 'synonym', 'Entretien des [espaces verts]'],
    ]);
  });

  it('tells a typo only where nothing answers otherwise', () => {
    const document = { name: 'Netoyage', activities: ['Nettoyage'] };
    expect(shown(document, 'nettoyage')).toEqual([['activities', 'word', '[Nettoyage]']]);
    expect(shown({ activities: ['Nettoyage'] }, 'netoyage')).toEqual([['activities', 'typo', '[Nettoyage]']]);
  });

  it('knows a SIREN in a SIRET', () => {
    expect(shown({ name: '99999000100015' }, '999 990 001')).toEqual([['name', 'word', '[99999000100015]']]);
  });

  it('is nothing for fields that are absent, empty or numbers that do not answer', () => {
    expect(shown({ name: null, activities: [], description: 12 }, 'tonte')).toEqual([]);
  });

  it('gives pieces of the text itself, whatever both are', () => {
    const text = fc.string({ unit: fc.constantFrom(...'tonte jardin’-.é œ🌱\n'), maxLength: 600 });
    fc.assert(
      fc.property(text, text, (name, words) => {
        for (const { parts } of fieldMatcher(index, words)({ id: '1', name })) {
          expect(name).toContain(parts.map((part) => part.text).join(''));
          expect(parts.some((part) => part.isMatch)).toBe(true);
        }
      }),
    );
  });
});
