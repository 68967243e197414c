import type { SearchQuery } from '../search-index.port';
import { EARTH_KM } from './km-between';

type Circle = NonNullable<SearchQuery['near']>;

/**
 * The map is cut in rows of so many degrees of latitude. A point is held as one number per height: its row, then its longitude;
 * so what a circle covers of a row is one range of numbers, which the engine answers without reading all points.
 */
const HEIGHTS = [0.001, 0.004, 0.016, 0.064, 0.256, 1.024] as const;
/** More than the rows of any height (180° in thousandths), and than the degrees of longitude */
const ROWS = 200_000;
const LONGITUDES = 512;
/** The engine reads the filter's text again and again, with the square of its length; fewer rows leave more to look at along the edge. */
const MOST_ROWS = 48;
/** Degrees, about a metre: far more than what is rounded off; who stands so near to a limit is looked at */
const MARGIN = 1e-5;

/** What a circle covers of one row, in degrees of longitude to either side of its centre. */
export interface CoveredRow {
  /** Who stands in the row within this is in the circle; 0 or less where nobody surely is */
  sure: number;
  /** Who stands in the row beyond this is not */
  most: number;
  /** @returns the range of `rowsOfPoint` between these, from the centre, west negative */
  range(west: number, east: number): string;
}

/** @returns a point's number in the rows of each height */
export function rowsOfPoint({ lat, lon }: { lat: number; lon: number }): number[] {
  return HEIGHTS.map((height, at) => held(at, Math.floor((lat + 90) / height), lon));
}

/**
 * @param field where `rowsOfPoint` is held
 * @returns the rows that a circle touches, from south to north, and how to tell that of a point; null where it reaches a pole or
 * the antimeridian
 */
export function coveredRows(
  circle: Circle,
  field: string,
): { rows: CoveredRow[]; rowOf: (point: { lat: number }) => CoveredRow | undefined } | null {
  if (isAtEndOfMap(circle)) return null;
  const { lat, lon } = circle;
  const tall = tallOf(circle) + MARGIN;
  const found = HEIGHTS.findIndex((height) => (2 * tall) / height < MOST_ROWS - 1);
  const at = found === -1 ? HEIGHTS.length - 1 : found;
  const height = HEIGHTS[at]!;
  const numberOf = (parallel: number): number => Math.floor((parallel + 90) / height);
  const first = numberOf(lat - tall);
  const rows: CoveredRow[] = [];
  for (let row = first; row <= numberOf(lat + tall); row += 1) {
    const [south, north] = [row * height - 90, (row + 1) * height - 90];
    rows.push({
      sure: Math.min(wideAt(circle, south), wideAt(circle, north)) - MARGIN,
      most: wideAt(circle, Math.min(Math.max(widestOf(circle), south), north)) + MARGIN,
      range: (west, east) => `${field} ${held(at, row, lon + west)} TO ${held(at, row, lon + east)}`,
    });
  }
  return { rows, rowOf: (point) => rows[numberOf(point.lat) - first] };
}

/** @returns true where degrees of longitude do not tell what is in a circle: it reaches a pole or the antimeridian */
export function isAtEndOfMap(circle: Circle): boolean {
  if (Math.abs(circle.lat) + tallOf(circle) > 89) return true;
  return Math.abs(circle.lon) + wideAt(circle, widestOf(circle)) + MARGIN > 180;
}

/** @returns the engine's filter for a box that a circle lies in */
export function boxAround(circle: Circle): string {
  return boxOf(circle, tallOf(circle) + MARGIN, wideAt(circle, widestOf(circle)) + MARGIN);
}

/** @returns the engine's filter for a box that lies in a circle */
export function boxWithin(circle: Circle): string {
  const tall = tallOf(circle) * Math.SQRT1_2;
  return boxOf(circle, tall, Math.min(wideAt(circle, circle.lat - tall), wideAt(circle, circle.lat + tall)));
}

function boxOf({ lat, lon }: Circle, tall: number, wide: number): string {
  return `_geoBoundingBox([${lat + tall}, ${lon + wide}], [${lat - tall}, ${lon - wide}])`;
}

/** @returns degrees of latitude from the centre to the circle */
function tallOf({ km }: Circle): number {
  return degrees(km / EARTH_KM);
}

/** @returns the parallel along which a circle is widest, a little nearer to the pole than its centre */
function widestOf({ lat, km }: Circle): number {
  return degrees(Math.asin(Math.sin(radians(lat)) / Math.cos(km / EARTH_KM)));
}

/** @returns degrees of longitude from the centre to the circle along a parallel; 0 where it does not reach it */
function wideAt({ lat, km }: Circle, parallel: number): number {
  const left = Math.sin(km / EARTH_KM / 2) ** 2 - Math.sin(radians(parallel - lat) / 2) ** 2;
  if (left <= 0) return 0;
  const share = left / (Math.cos(radians(parallel)) * Math.cos(radians(lat)));
  return share >= 1 ? 180 : degrees(2 * Math.asin(Math.sqrt(share)));
}

function held(height: number, row: number, lon: number): number {
  return (height * ROWS + row) * LONGITUDES + lon + 180;
}

function radians(degree: number): number {
  return (degree * Math.PI) / 180;
}

function degrees(radian: number): number {
  return (radian * 180) / Math.PI;
}
