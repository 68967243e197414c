import type { Point } from '#lib/nomenclature';

/** Lambert-93 (EPSG:2154) on GRS 80: constants of the IGN, note NTG 71 and algorithm ALG0004 */
const N = 0.725607765053267;
const C = 11_754_255.4261;
const X_POLE = 700_000;
const Y_POLE = 12_655_612.0499;
const ECCENTRICITY = 0.0818191910428158;
const MERIDIAN_DEGREES = 3;
const DEGREES = 180 / Math.PI;
/** Each turn gains some two digits: far below a millimetre after ten */
const TURNS = 10;

/** @param x easting @param y northing, in metres of Lambert-93, metropolitan France @returns degrees, WGS 84 */
export function pointOfLambert93(x: number, y: number): Point {
  const radius = Math.hypot(x - X_POLE, y - Y_POLE);
  const angle = Math.atan((x - X_POLE) / (Y_POLE - y));
  const isometric = -Math.log(radius / C) / N;
  let lat = 2 * Math.atan(Math.exp(isometric)) - Math.PI / 2;
  for (let turn = 0; turn < TURNS; turn += 1) {
    const sine = ECCENTRICITY * Math.sin(lat);
    lat = 2 * Math.atan(((1 + sine) / (1 - sine)) ** (ECCENTRICITY / 2) * Math.exp(isometric)) - Math.PI / 2;
  }
  return { lat: lat * DEGREES, lon: MERIDIAN_DEGREES + (angle / N) * DEGREES };
}
