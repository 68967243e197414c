import type { SearchQuery } from '../search-index.port';
import { EARTH_KM } from './km-between';

type Circle = NonNullable<SearchQuery['near']>;
type Vector = readonly [number, number, number];

/**
 * A circle is held between straight lines. A point is kept as how far it lies, in km, along each of six directions, which the
 * engine's own box makes eight, 22.5° apart; so a circle lies in a polygon of sixteen sides, and a smaller one lies in it, each
 * told by one range of numbers per direction. Directions are level over the middle of France; where they are not (overseas)
 * polygons are less round, never wrong.
 */
const BEARINGS = [22.5, 45, 67.5, 112.5, 135, 157.5];
const TURN = 2 * Math.PI;
const MIDDLE = { lat: 46.5, lon: 2.5 };
const DIRECTIONS: readonly Vector[] = BEARINGS.map((bearing) => {
  const { north, east } = frameAt(MIDDLE);
  const along = (axis: 0 | 1 | 2): number =>
    Math.cos(radians(bearing)) * north[axis] + Math.sin(radians(bearing)) * east[axis];
  return [along(0), along(1), along(2)];
});

/** Far more than what is rounded off (how far a point lies is kept in decimetres): who stands so near to a line is looked at. */
const MARGIN_KM = 2e-3;
/** Degrees, about as much */
const MARGIN = 2e-5;

/** The names under which `alongDirections` is kept. */
export const DIRECTION_FIELDS = BEARINGS.map((_bearing, at) => `d${at}`);

/** @returns how far along each direction a point lies, in km */
export function alongDirections(point: { lat: number; lon: number }): number[] {
  const { up } = frameAt(point);
  return DIRECTIONS.map((direction) => Number((dot(up, direction) * EARTH_KM).toFixed(4)));
}

/** A side of the polygons: its bearing from the centre, and up to where, towards it. */
interface Side {
  bearing: number;
  /** @returns where the line lies that cuts the circle at so many radians to either side of the bearing: 0 touches it */
  cut(offset: number): number;
}

/**
 * @returns filters of the engine: all of `around` hold in the polygon around a circle, and one of `edge` at least in what of it
 * lies out of the polygon within; null where degrees do not tell what is near: by a pole or over the antimeridian
 */
export function polygonsOf(circle: Circle): { around: string[]; edge: string[] } | null {
  if (isAtEndOfMap(circle)) return null;
  const arc = circle.km / EARTH_KM;
  const { up, north, east } = frameAt(circle);
  const box = boxSides(circle);
  const pairs = DIRECTIONS.flatMap((direction, at) => {
    const [above, towards, across] = [dot(up, direction), dot(north, direction), dot(east, direction)];
    const level = Math.hypot(towards, across);
    // Where a direction points up rather than along, its lines tell little
    if (level < 0.7 || Math.atan2(level, Math.abs(above)) < 2 * arc) return [];
    const side = (sign: 1 | -1): Side => ({
      bearing: Math.atan2(sign * across, sign * towards),
      cut: (offset) => EARTH_KM * (above * Math.cos(arc) + sign * level * Math.sin(arc) * Math.cos(offset)),
    });
    return [{ field: DIRECTION_FIELDS[at]!, low: side(-1), high: side(1) }];
  });
  const offsets = widestOffsets([...box, ...pairs.flatMap(({ low, high }) => [low, high])]);
  const outer = (side: Side): number => side.cut(0);
  const inner = (side: Side): number => side.cut(offsets.get(side)!);
  const from = boxOf(box, outer, MARGIN);
  const to = boxOf(box, inner, -MARGIN);
  const bands = pairs.map(({ field, low, high }) => ({
    field,
    around: [outer(low) - MARGIN_KM, outer(high) + MARGIN_KM] as const,
    within: [inner(low) + MARGIN_KM, inner(high) - MARGIN_KM] as const,
  }));
  return {
    around: [boxFilter(from), ...bands.map(({ field, around }) => bandFilter(field, around))],
    edge: [
      boxFilter({ ...from, south: to.north }),
      boxFilter({ ...from, north: to.south }),
      boxFilter({ ...from, west: to.east }),
      boxFilter({ ...from, east: to.west }),
      ...bands.flatMap(({ field, around, within }) => [
        bandFilter(field, [around[0], within[0]]),
        bandFilter(field, [within[1], around[1]]),
      ]),
    ],
  };
}

function bandFilter(field: string, [from, to]: readonly [number, number]): string {
  return `${field} ${from.toFixed(4)} TO ${to.toFixed(4)}`;
}

/** @returns filters for the box around a circle and for one within it; null as for `polygonsOf` */
export function boxesOf(circle: Circle): { around: string; within: string } | null {
  if (isAtEndOfMap(circle)) return null;
  const box = boxSides(circle);
  const [around, within] = [boxOf(box, (side) => side.cut(0), MARGIN), boxOf(box, (side) => side.cut(Math.PI / 4), 0)];
  return { around: boxFilter(around), within: boxFilter(within) };
}

/** @returns north and south, in degrees of latitude, east and west, in degrees of longitude */
function boxSides(circle: Circle): [Side, Side, Side, Side] {
  const { lon } = circle;
  const upright = (bearing: number): Side => ({ bearing, cut: (offset) => reached(circle, bearing + offset).lat });
  const level = (sign: 1 | -1): Side => {
    const bearing = (sign * Math.PI) / 2;
    const cut = (offset: number): number =>
      offset === 0
        ? sign * widest(circle)
        : sign * Math.min(...[offset, -offset].map((by) => sign * reached(circle, bearing + by).east));
    return { bearing, cut: (offset) => lon + cut(offset) };
  };
  return [upright(0), upright(Math.PI), level(1), level(-1)];
}

interface Box {
  north: number;
  south: number;
  east: number;
  west: number;
}

function boxOf([top, bottom, right, left]: [Side, Side, Side, Side], at: (side: Side) => number, wider: number): Box {
  return { north: at(top) + wider, south: at(bottom) - wider, east: at(right) + wider, west: at(left) - wider };
}

function boxFilter({ north, south, east, west }: Box): string {
  return `_geoBoundingBox([${north}, ${east}], [${south}, ${west}])`;
}

/** @returns per side the wider half of the angles to its two neighbours: no point farther from its bearing is left to it alone */
function widestOffsets(sides: readonly Side[]): Map<Side, number> {
  const turned = (angle: number): number => ((angle % TURN) + TURN) % TURN;
  const order = [...sides].sort((a, b) => turned(a.bearing) - turned(b.bearing));
  const halfway = (from: Side, to: Side): number => turned(to.bearing - from.bearing) / 2;
  return new Map(
    order.map((side, at) => [
      side,
      Math.max(halfway(order.at(at - 1)!, side), halfway(side, order[(at + 1) % order.length]!)),
    ]),
  );
}

function isAtEndOfMap(circle: Circle): boolean {
  const isByPole = Math.abs(circle.lat) + 1.5 * degrees(circle.km / EARTH_KM) > 85;
  return isByPole || Math.abs(circle.lon) + widest(circle) + MARGIN > 180;
}

/** @returns the latitude of the circle in that direction (radians from north), and how many degrees east of its centre */
function reached({ lat, km }: Circle, bearing: number): { lat: number; east: number } {
  const [from, arc] = [radians(lat), km / EARTH_KM];
  const sine = Math.sin(from) * Math.cos(arc) + Math.cos(from) * Math.sin(arc) * Math.cos(bearing);
  const east = Math.atan2(Math.sin(bearing) * Math.sin(arc) * Math.cos(from), Math.cos(arc) - Math.sin(from) * sine);
  return { lat: degrees(Math.asin(sine)), east: degrees(east) };
}

/** @returns the most degrees of longitude from a circle's centre to its edge */
function widest({ lat, km }: Circle): number {
  return degrees(Math.asin(Math.sin(km / EARTH_KM) / Math.cos(radians(lat))));
}

/** @returns what is up, north and east at a point */
function frameAt({ lat, lon }: { lat: number; lon: number }): { up: Vector; north: Vector; east: Vector } {
  const [phi, lambda] = [radians(lat), radians(lon)];
  const [sinPhi, cosPhi, sinLambda, cosLambda] = [Math.sin(phi), Math.cos(phi), Math.sin(lambda), Math.cos(lambda)];
  return {
    up: [cosPhi * cosLambda, cosPhi * sinLambda, sinPhi],
    north: [-sinPhi * cosLambda, -sinPhi * sinLambda, cosPhi],
    east: [-sinLambda, cosLambda, 0],
  };
}

function dot(a: Vector, b: Vector): number {
  return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
}

function radians(degree: number): number {
  return (degree * Math.PI) / 180;
}

function degrees(radian: number): number {
  return (radian * 180) / Math.PI;
}
