import type { Point } from '#lib/matching-engine';

/** Some forty points of the coast and of the borders, the mainland then Corsica: enough to tell where a marker stands. */
export const FRANCE_OUTLINE: readonly (readonly Point[])[] = [
  outline(
    '51.0 2.4, 50.9 1.6, 50.1 1.4, 49.7 0.2, 49.3 -0.2, 49.4 -1.1, 49.7 -1.3, 49.7 -1.9, 48.7 -1.5, 48.7 -3.0, 48.6 -4.6, 48.0 -4.7, 47.8 -4.0, 47.5 -2.8, 47.1 -2.1, 46.5 -1.8, 46.1 -1.2, 45.5 -1.1, 44.6 -1.3, 43.4 -1.7, 43.0 -0.8, 42.7 0.7, 42.5 1.7, 42.4 3.1, 43.1 3.1, 43.5 4.0, 43.3 5.1, 43.0 6.2, 43.5 7.0, 43.8 7.5, 44.4 6.9, 45.1 6.8, 45.8 7.0, 46.4 6.5, 46.2 6.0, 47.0 6.6, 47.5 7.6, 48.4 7.8, 49.0 8.2, 49.2 6.7, 49.5 5.8, 50.1 4.8, 50.3 4.1, 50.8 3.1',
  ),
  outline('43.0 9.4, 42.5 9.5, 41.6 9.3, 41.4 9.1, 42.0 8.6, 42.6 8.8'),
];

/** Where the mainland and Corsica are, roughly. */
export function isNearMainland({ lat, lon }: Point): boolean {
  return lat > 41 && lat < 51.5 && lon > -5.5 && lon < 10;
}

function outline(pairs: string): Point[] {
  return pairs.split(', ').map((pair) => {
    const [lat, lon] = pair.split(' ').map(Number);
    return { lat: lat!, lon: lon! };
  });
}
