import type { Point } from './types';

export const EARTH_KM = 6371;
export const RADIANS = Math.PI / 180;

/** @returns kilometres between two points along a great circle (haversine, spherical Earth: within 0.5 %) */
export function greatCircleKm(a: Point, b: Point): number {
  const dLat = (b.lat - a.lat) * RADIANS;
  const dLon = (b.lon - a.lon) * RADIANS;
  const h = Math.sin(dLat / 2) ** 2 + Math.cos(a.lat * RADIANS) * Math.cos(b.lat * RADIANS) * Math.sin(dLon / 2) ** 2;
  return 2 * EARTH_KM * Math.asin(Math.min(1, Math.sqrt(h)));
}

/** @returns kilometres between two places when both have a point, null otherwise: none is ever guessed */
export function kmBetween(a: { point: Point | null }, b: { point: Point | null }): number | null {
  return a.point && b.point ? greatCircleKm(a.point, b.point) : null;
}

/** A point as a vector of length one: two of them tell near from far by one product, without trigonometry. */
export type UnitVector = readonly [x: number, y: number, z: number];

export function unitVector(point: Point): UnitVector {
  const [lat, lon] = [point.lat * RADIANS, point.lon * RADIANS];
  return [Math.cos(lat) * Math.cos(lon), Math.cos(lat) * Math.sin(lon), Math.sin(lat)];
}

/** @returns kilometres between two points on the sphere; near zero less exact than `greatCircleKm`, by less than a metre */
export function kmApart(a: UnitVector, b: UnitVector): number {
  return EARTH_KM * Math.acos(Math.min(1, a[0] * b[0] + a[1] * b[1] + a[2] * b[2]));
}

/** @returns the product of two unit vectors that are `km` apart; −1 beyond the other side of the Earth */
export function cosineOf(km: number): number {
  return Math.cos(Math.min(Math.PI, km / EARTH_KM));
}

/** Share of nearness that distance leaves: 1 at the door, 1/2 at the trade's half distance, both in km. */
export function nearness(km: number, halfDistanceKm: number): number {
  return 1 / (1 + km / halfDistanceKm);
}
