import { Geodesic } from 'geographiclib-geodesic';
import { greatCircleKm } from '../geo';
import type { Point } from '../types';

/** A spherical Earth is wrong by less than this share of a distance. */
const SPHERE_ERROR = 0.007;

/**
 * Are two points at most `km` apart on the ellipsoid (WGS 84), as a spatial database measures it. The sphere answers
 * first; the geodesic, two hundred times slower, only where the sphere could be wrong.
 * @param sphereKm their distance on the sphere, when it is known already
 */
export function isWithin(a: Point, b: Point, km: number, sphereKm = greatCircleKm(a, b)): boolean {
  if (sphereKm < km * (1 - SPHERE_ERROR)) return true;
  if (sphereKm > km * (1 + SPHERE_ERROR)) return false;
  return Geodesic.WGS84.Inverse(a.lat, a.lon, b.lat, b.lon, Geodesic.DISTANCE).s12! <= km * 1_000;
}
