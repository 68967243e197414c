import * as fc from 'fast-check';
import { type ParsedNotice, readBoampRecord } from '#lib/notice-formats';
import { aNationalRecord, type BoampFixture } from '../../factories/a-boamp-notice';
import { type Editable, put } from '../../factories/notice.factory';

const FIXTURES: BoampFixture[] = [
  'boamp-fnsimple-call',
  'boamp-fnsimple-correction',
  'boamp-fnsimple-award',
  'boamp-mapa-call',
  'boamp-mapa-award',
  'boamp-legacy-call',
];
const anything = fc.oneof(
  fc.constantFrom<unknown>(null, '', [], {}, 0, true, '__proto__', '\u0000', '\ud800', [[['x']]], '2026-02-30', '-1'),
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.jsonValue({ maxDepth: 3 }),
);
const names = fc.constantFrom('constructor', '__proto__', 'toString', 'hasOwnProperty', 'LOT', 'lot', 'resultat');

/** The names that lead to every place of a tree. */
function placesIn(tree: unknown, path: string[] = []): string[][] {
  if (tree === null || typeof tree !== 'object') return [path];
  return [path, ...Object.entries(tree).flatMap(([name, member]) => placesIn(member, [...path, name]))];
}

function isFit(parsed: ParsedNotice): boolean {
  if (!parsed.ok) return parsed.problems.length > 0;
  return !/\\u0000|\\ud[89a-f]/.test(JSON.stringify(parsed.notice));
}

describe.each(FIXTURES)('%s, whatever stands in it', (name) => {
  const places = placesIn(JSON.parse(aNationalRecord(name)['donnees'] as string) as Editable).slice(1);

  it('with any value in any place', () => {
    fc.assert(
      fc.property(fc.nat(places.length - 1), anything, (index, value) => {
        const edit = (record: Editable): void => put(record, ['donnees', ...places[index]!].join('/'), value);
        expect(isFit(readBoampRecord(aNationalRecord(name, edit)))).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('with any name in any place', () => {
    fc.assert(
      fc.property(fc.nat(places.length - 1), names, anything, (index, member, value) => {
        const edit = (record: Editable): void =>
          put(record, ['donnees', ...places[index]!].join('/'), { [member]: value, lot: [{ [member]: value }] });
        expect(isFit(readBoampRecord(aNationalRecord(name, edit)))).toBe(true);
      }),
      { numRuns: 100 },
    );
  });

  it('with thousands of lots', () => {
    const many = readBoampRecord(
      aNationalRecord(name, (record) => {
        const lots = Array.from({ length: 5_000 }, () => ({
          description: 'Lot 1 : Tonte',
          NUM: '1',
          DESCRIPTION: 'a',
        }));
        put(record, 'donnees', {
          ...(record['donnees'] as Editable),
          OBJET: { OBJET_COMPLET: 'x', LOTS: { LOT: lots } },
        });
      }),
    );
    expect(isFit(many)).toBe(true);
  });
});
