import { LearntModel } from '#lib/nomenclature';
import { classifyLine } from '../../../src/composition/commands/classify-lines';

const nothing = new LearntModel([]);
const said = (line: string) => classifyLine(line, 7, nothing);
const of = (object: unknown) => said(JSON.stringify(object));

describe('a line of maillon classify', () => {
  it('is answered with its id, three divisions and three groups', () => {
    expect(of({ id: 'A-1', title: 'Taille de haies', nature: 'services' })).toMatchObject({
      id: 'A-1',
      divisions: [{ code: '77000000' }, {}, {}],
      groups: [{ code: '77300000' }, {}, {}],
    });
    expect(of({ id: 12, title: 'Taille de haies', text: null, more: true })).toMatchObject({ id: 12 });
  });

  it.each([
    ['an empty title', { id: 'A', title: '  ' }, /^`title` is empty/],
    ['no title', { id: 'A' }, /^`title`/],
    ['no id', { title: 'Tonte' }, /^`id`/],
    ['a text that is none', { id: 'A', title: 'Tonte', text: 4 }, /^`text`/],
    ['no object', [1], /^`title`|^`id`|not an object/],
    ['null', null, /not an object/],
  ])('is refused, with its number and its field, for %s', (_, object, problem) => {
    expect(of(object)).toMatchObject({ line: 7, problem: expect.stringMatching(problem) });
  });

  it('is classified by its text where its title is empty, as a query of maillon rank is ranked', () => {
    const first = (object: object) => of({ id: 'A', text: 'Taille de haies', ...object });
    const expected = { divisions: [{ code: '77000000' }, {}, {}] };
    expect(first({ title: ' ' })).toMatchObject(expected);
    expect(first({})).toMatchObject(expected);
  });

  it('reads a nature as notices write it, and says what it could not use', () => {
    const works = of({ id: 'A', title: 'Pose de clôtures', nature: 'works' });
    expect(of({ id: 'A', title: 'Pose de clôtures', nature: 'Travaux' })).toEqual(works);
    expect(of({ id: 'A', title: 'Pose de clôtures', nature: 'WORKS' })).toEqual(works);
    const untold = of({ id: 'A', title: 'Pose de clôtures' });
    expect(untold).not.toEqual(works);
    expect(of({ id: 'A', title: 'Pose de clôtures', nature: '' })).toEqual(untold);
    for (const nature of ['mixte', 4])
      expect(of({ id: 'A', title: 'Pose de clôtures', nature })).toEqual({
        ...untold,
        ignored: [`nature: ${JSON.stringify(nature)} is neither works, supplies nor services`],
      });
  });

  it('is refused when it is no JSON', () => {
    expect(said('{"id": "A", ')).toMatchObject({ line: 7, id: null, problem: expect.stringMatching(/^no JSON/) });
  });

  it('may have a text of 100,000 signs', () => {
    expect(of({ id: 'A', title: 'Tonte', text: 'mot '.repeat(25_000) })).toMatchObject({ id: 'A' });
  });
});
