import type { Point } from '#lib/matching-engine';

/** A commune on a schematic map. */
export interface MapCommune {
  code: string;
  name: string;
  point: Point;
  suppliers: number;
}

export interface MapCell {
  path: string;
  /** 0 to 3: the more suppliers, the clearer */
  level: number;
}

export interface MapPlace {
  name: string;
  x: number;
  y: number;
}

type XY = readonly [x: number, y: number];

/** Width of the drawing, in its own units; its height follows the territory. */
const WIDTH = 590;
const MARGIN = 8;
const SIDES = 12;
const KM_PER_DEGREE = 111.2;

/**
 * Draws communes from their points alone: each takes what is nearer to it than to another, within a round reach. The shapes
 * are schematic, since no licence-free outline is at hand; the points are the communes' real ones.
 */
export class TerritoryMap {
  readonly height: number;
  private readonly scale: number;
  private readonly west: number;
  private readonly north: number;
  private readonly shrink: number;
  private readonly reach: number;
  private drawn: MapCell[] | null = null;

  constructor(readonly communes: readonly MapCommune[]) {
    const lats = communes.map(({ point }) => point.lat);
    const lons = communes.map(({ point }) => point.lon);
    this.shrink = Math.cos((average(lats) * Math.PI) / 180);
    const flat = communes.map(({ point }): XY => [point.lon * this.shrink, -point.lat]);
    const reach =
      1.1 *
      (percentile(
        flat.map((one) => nearest(one, flat)),
        0.9,
      ) || 0.05);
    const span = Math.max(...lons) * this.shrink - Math.min(...lons) * this.shrink + 2 * reach;
    this.scale = (WIDTH - 2 * MARGIN) / span;
    this.west = Math.min(...lons) * this.shrink - reach;
    this.north = -Math.max(...lats) - reach;
    this.height = Math.round((Math.max(...lats) - Math.min(...lats) + 2 * reach) * this.scale + 2 * MARGIN);
    this.reach = reach * this.scale;
  }

  /** The communes as shapes, in their order; drawn when they are first asked for, since a wide map shows none */
  get cells(): MapCell[] {
    this.drawn ??= this.draw();
    return this.drawn;
  }

  get width(): number {
    return WIDTH;
  }

  /** @returns where a point stands in the drawing */
  at(point: Point): XY {
    return [
      (point.lon * this.shrink - this.west) * this.scale + MARGIN,
      (-point.lat - this.north) * this.scale + MARGIN,
    ];
  }

  /** @returns a length in the drawing's units */
  length(km: number): number {
    return (km / KM_PER_DEGREE) * this.scale;
  }

  /** @returns communes to name: the one with the most suppliers, then each time the farthest from those already named */
  places(most: number): MapPlace[] {
    const left = [...this.communes].sort((a, b) => b.suppliers - a.suppliers);
    const named: MapPlace[] = [];
    while (named.length < most && left.length > 0) {
      const far =
        named.length === 0 ? left[0]! : left.reduce((a, b) => (this.gap(b, named) > this.gap(a, named) ? b : a));
      left.splice(left.indexOf(far), 1);
      const [x, y] = this.at(far.point);
      named.push({ name: far.name, x: Math.round(x), y: Math.round(y) });
    }
    return named;
  }

  private draw(): MapCell[] {
    const most = Math.max(...this.communes.map(({ suppliers }) => suppliers));
    const spots = this.communes.map(({ point }) => this.at(point));
    return this.communes.map((commune, index) => ({
      path: `M${cellOf(index, spots, this.reach)
        .map(([x, y]) => `${Math.round(x)} ${Math.round(y)}`)
        .join('L')}Z`,
      level: levelOf(commune.suppliers, most),
    }));
  }

  private gap(commune: MapCommune, places: readonly MapPlace[]): number {
    const [x, y] = this.at(commune.point);
    return Math.min(...places.map((place) => Math.hypot(place.x - x, place.y - y)));
  }
}

/** The part of a round reach that is nearer to one spot than to any other: a polygon cut by each bisector in turn. */
function cellOf(index: number, spots: readonly XY[], reach: number): XY[] {
  const [cx, cy] = spots[index]!;
  let polygon: XY[] = Array.from({ length: SIDES }, (_, side): XY => {
    const angle = (2 * Math.PI * side) / SIDES;
    return [cx + reach * Math.cos(angle), cy + reach * Math.sin(angle)];
  });
  spots.forEach(([ox, oy], other) => {
    const [dx, dy] = [ox - cx, oy - cy];
    if (other === index || Math.hypot(dx, dy) > 2 * reach) return;
    polygon = cut(polygon, dx, dy, (dx * (cx + ox) + dy * (cy + oy)) / 2);
  });
  return polygon;
}

/** Sutherland and Hodgman's clipping by one line: keeps what is no farther than `half` along `dx`, `dy`. */
function cut(polygon: readonly XY[], dx: number, dy: number, half: number): XY[] {
  const kept: XY[] = [];
  for (let index = 0; index < polygon.length; index += 1) {
    const [x, y] = polygon[index]!;
    const [nextX, nextY] = polygon[(index + 1) % polygon.length]!;
    const [here, there] = [half - dx * x - dy * y, half - dx * nextX - dy * nextY];
    if (here >= 0) kept.push(polygon[index]!);
    if (here * there < 0) {
      const share = here / (here - there);
      kept.push([x + (nextX - x) * share, y + (nextY - y) * share]);
    }
  }
  return kept;
}

function levelOf(suppliers: number, most: number): number {
  return suppliers === 0 ? 0 : suppliers <= most / 4 ? 1 : suppliers <= most / 2 ? 2 : 3;
}

function nearest([x, y]: XY, all: readonly XY[]): number {
  return Math.min(...all.filter(([a, b]) => a !== x || b !== y).map(([a, b]) => Math.hypot(a - x, b - y)));
}

function percentile(values: readonly number[], share: number): number {
  const sorted = values.filter(Number.isFinite).sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

function average(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / (values.length || 1);
}
