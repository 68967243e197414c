import fc from 'fast-check';
import { sortFew } from '#lib/kernel';

describe('sorting a handful', () => {
  it('gives what `sort` gives, equals as they stood, in the same list', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ rank: fc.integer({ min: 0, max: 4 }), at: fc.nat() }), { maxLength: 12 }),
        (few) => {
          const sorted = few.toSorted((a, b) => a.rank - b.rank);
          expect(sortFew(few, (a, b) => a.rank > b.rank)).toBe(few);
          expect(few).toEqual(sorted);
        },
      ),
    );
  });
});
