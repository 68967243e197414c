import type { Point } from '#lib/matching-engine';

/** Why a point cannot be where a French establishment stands. */
export type PointProblem = 'point-incomplete' | 'point-zero' | 'point-swapped' | 'point-outside-france';

/** Bounds in degrees around land, a few kilometres of sea included: south, north, west, east. */
const GROUNDS: readonly (readonly [south: number, north: number, west: number, east: number])[] = [
  [41.2, 51.2, -5.3, 9.7], // metropolitan France and Corsica
  [15.7, 16.6, -61.9, -60.9], // Guadeloupe
  [14.3, 15.0, -61.3, -60.7], // Martinique
  [2.0, 6.0, -54.7, -51.5], // Guyane
  [-21.5, -20.8, 55.1, 55.9], // La Réunion
  [46.7, 47.2, -56.5, -56.0], // Saint-Pierre-et-Miquelon
  [-13.1, -12.6, 44.9, 45.4], // Mayotte
  [17.8, 18.2, -63.2, -62.7], // Saint-Martin and Saint-Barthélemy
  [-14.5, -13.1, -178.3, -176.0], // Wallis-et-Futuna
  [-28.0, -7.8, -155.0, -134.0], // Polynésie française
  [-23.0, -17.9, 158.0, 172.2], // Nouvelle-Calédonie
];

/**
 * Looks at the coordinates that a source gives.
 * @returns the point; or null with what is wrong with it; or null without a problem when none was given
 */
export function readPoint(
  lat: number | null | undefined,
  lon: number | null | undefined,
): { point: Point | null; problem: PointProblem | null } {
  if (lat == null && lon == null) return { point: null, problem: null };
  if (lat == null || lon == null) return { point: null, problem: 'point-incomplete' };
  if (lat === 0 && lon === 0) return { point: null, problem: 'point-zero' };
  if (isOnGround(lat, lon)) return { point: { lat, lon }, problem: null };
  return { point: null, problem: isOnGround(lon, lat) ? 'point-swapped' : 'point-outside-france' };
}

function isOnGround(lat: number, lon: number): boolean {
  return GROUNDS.some(([south, north, west, east]) => lat >= south && lat <= north && lon >= west && lon <= east);
}
