/**
 * Places are points of the unit sphere, held as a `cube`: straight distances between them order as distances over land do,
 * exactly, and a GiST index walks them nearest first.
 */
const EARTH_KM = 6371.0088;

/** @returns the text form of the `cube` */
export function cubeOf({ lat, lon }: { lat: number; lon: number }): string {
  const [phi, lambda] = [(lat * Math.PI) / 180, (lon * Math.PI) / 180];
  return `(${Math.cos(phi) * Math.cos(lambda)},${Math.cos(phi) * Math.sin(lambda)},${Math.sin(phi)})`;
}

/** @returns the straight distance through the unit sphere of so many km over land */
export function chordOf(km: number): number {
  return 2 * Math.sin(Math.min(Math.PI / 2, km / EARTH_KM / 2));
}

/** @returns km over land */
export function kmOf(chord: number): number {
  return 2 * EARTH_KM * Math.asin(Math.min(1, chord / 2));
}

export function isOnEarth(
  point: { lat: number; lon: number } | null | undefined,
): point is { lat: number; lon: number } {
  return point !== null && point !== undefined && Math.abs(point.lat) <= 90 && Math.abs(point.lon) <= 180;
}
