import { alongDirections, boxesOf, DIRECTION_FIELDS, polygonsOf } from '../../../libs/search/src/meilisearch/circle';
import { kmBetween } from '../../../libs/search/src/meilisearch/km-between';
import { generator } from '../../bench/seeded-directory';
import { pointFrom } from '../../contract/search-documents';

interface Point {
  lat: number;
  lon: number;
}

/** Reads the filters as the engine does. */
function holds(filters: readonly string[], point: Point): boolean {
  const along = alongDirections(point);
  return filters.every((filter) => {
    const numbers = filter.match(/-?\d+(\.\d+)?(e-\d+)?/g)!.map(Number);
    if (filter.startsWith('_geoBoundingBox')) {
      const [north, east, south, west] = numbers as [number, number, number, number];
      return point.lat <= north && point.lat >= south && point.lon <= east && point.lon >= west;
    }
    const [field] = filter.split(' ');
    const [from, to] = numbers.slice(-2) as [number, number];
    const km = along[DIRECTION_FIELDS.indexOf(field!)]!;
    return km >= from && km <= to;
  });
}

describe('the polygons around and within a circle', () => {
  const PLACES: [string, Point][] = [
    ['Poitiers', { lat: 46.5802, lon: 0.3404 }],
    ['Ajaccio', { lat: 41.92, lon: 8.74 }],
    ['Dunkerque', { lat: 51.03, lon: 2.37 }],
    ['Saint-Denis of La Réunion', { lat: -20.88, lon: 55.45 }],
    ['Cayenne', { lat: 4.94, lon: -52.33 }],
    ['Nouméa', { lat: -22.27, lon: 166.45 }],
    ['the equator', { lat: 0, lon: 0 }],
    ['the north', { lat: 65, lon: -18 }],
  ];

  it.each(PLACES)('hold it between them: %s', (_name, place) => {
    const next = generator(7);
    const wrong: unknown[] = [];
    for (const km of [0.5, 10, 50, 300, 1_300]) {
      const circle = { ...place, km };
      const { around, edge } = polygonsOf(circle)!;
      const box = boxesOf(circle)!;
      for (let n = 0; n < 2_000; n += 1) {
        const away = n % 2 === 0 ? km * (0.95 + next() / 10) : Math.min(19_000, km * 20 * next());
        const point = pointFrom(place, next() * 360, away);
        const isAround = holds(around, point);
        const isWithin = isAround && !edge.some((strip) => holds([strip], point));
        const isRight =
          kmBetween(place, point) <= km
            ? isAround && holds([box.around], point)
            : !isWithin && !holds([box.within], point);
        if (!isRight) wrong.push({ km, point });
      }
    }
    expect(wrong).toEqual([]);
  });

  it('leave little between them in France', () => {
    const next = generator(8);
    for (const [, place] of PLACES.slice(0, 3)) {
      const circle = { ...place, km: 50 };
      const { around, edge } = polygonsOf(circle)!;
      const points = Array.from({ length: 5_000 }, () => pointFrom(place, next() * 360, 50 * Math.sqrt(next() * 1.2)));
      const between = points.filter((point) => holds(around, point) && edge.some((strip) => holds([strip], point)));
      expect(between.length / (points.length / 1.2)).toBeLessThan(0.05);
    }
  });

  it.each([
    ['a pole', { lat: 89, lon: 0, km: 10 }],
    ['the antimeridian', { lat: -13, lon: -176, km: 500 }],
    ['half the globe', { lat: 46, lon: 0, km: 9_000 }],
  ])('are not told by %s', (_name, circle) => {
    expect([polygonsOf(circle), boxesOf(circle)]).toEqual([null, null]);
  });
});
