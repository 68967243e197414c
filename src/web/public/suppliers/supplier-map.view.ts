import { count, fr, ofPlace } from '#lib/html';
import type { Point } from '#lib/matching-engine';
import { communeByCode, pointOfCommune } from '#lib/nomenclature';
import { SUPPLIERS_PER_PAGE, type SearchAsk } from '../../../supplier/supplier.service';
import { FRANCE_OUTLINE, isNearMainland } from '../../shared/france-outline';
import { TerritoryMap, type MapCell, type MapCommune, type MapPlace } from '../../shared/territory-map';
import type { ShownSupplier } from './supplier-search-results';

/** The results of a page on a map; the list says the same in text. */
export interface SupplierMapView {
  /** Null when nothing can be drawn: the caption says why */
  drawing: {
    viewBox: string;
    label: string;
    /** The country, where little else is drawn */
    outlines: string[];
    cells: MapCell[];
    /** The circle searched in */
    circle: { x: number; y: number; r: number } | null;
    /** Scaled so that a marker has one size whatever is shown */
    markers: { number: number; label: string; transform: string }[];
    places: { name: string; transform: string }[];
  } | null;
  caption: string;
}

interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}
type Spot = readonly [x: number, y: number];

/** Width of the drawing that the markers' size was chosen for */
const DRAWN = 280;
const MARKER = 24;
const PLACES = 4;
/** From here on communes are dots, and the country tells where one is */
const WIDE_KM = 150;
/** From here on the country's shape tells enough, and names would cover it */
const NAMELESS_KM = 600;
/** Width of a letter of a name, about */
const LETTER = 7.5;

/** @returns null when there is no result to show */
export function supplierMap(
  found: readonly ShownSupplier[],
  ask: SearchAsk,
  territory: readonly string[],
): SupplierMapView | null {
  if (found.length === 0) return null;
  const first = (ask.page - 1) * SUPPLIERS_PER_PAGE + 1;
  const known = found.flatMap(({ supplier: { point, city } }, index) =>
    point ? [{ point, city, number: first + index }] : [],
  );
  // One supplier overseas would make a dot of all the others
  const mainland = known.filter(({ point }) => isNearMainland(point));
  const located = mainland.length > 0 ? mainland : known;
  if (located.length === 0) {
    return { drawing: null, caption: 'Pas de carte : la position des fournisseurs de cette page n’est pas connue.' };
  }
  const { map, isTerritory } = mapOf(located, ask, territory);
  const circle = ask.near && ask.near.km > 0 ? circleOf(map, ask.near) : null;
  const box = isTerritory ? boxOfTerritory(map, circle) : boxAround(map, located, circle);
  const scale = box.width / DRAWN;
  const isWide = !isTerritory && box.width > map.length(WIDE_KM);
  const taken: Spot[] = [];
  const markers = located.flatMap(({ point, city, number }) => {
    const at = map.at(point);
    if (!isIn(box, at)) return [];
    const spot = free(at, taken, MARKER * scale);
    taken.push(spot);
    return [{ number, label: `Fournisseur ${number}, ${city}`, transform: placed(spot, scale) }];
  });
  const away = found.length - markers.length;
  return {
    drawing: {
      viewBox: [box.x, box.y, box.width, box.height].map(Math.round).join(' '),
      label: 'Carte des résultats de cette page ; la liste donne les mêmes informations',
      outlines: isWide ? outlinesOf(map) : [],
      cells: isWide ? [] : map.cells,
      circle,
      markers,
      places: isTerritory || box.width > map.length(NAMELESS_KM) ? [] : placesOf(map, box, scale, taken),
    },
    caption: [
      ...(ask.near && circle
        ? [fr`Cercle : ${String(ask.near.km).replace('.', ',')}\u00a0km autour ${ofPlace(ask.near.name)}.`]
        : []),
      ...(away > 0 ? [`${count(away, 'fournisseur')} sans position connue ou hors de la carte.`] : []),
      isTerritory || isWide ? 'Carte schématique.' : 'Carte schématique : seules les communes de cette page y sont.',
    ].join(' '),
  };
}

/** The territory where it holds most of what is shown; else only the communes of the results and where one looks. */
function mapOf(
  located: readonly { point: Point; city: string }[],
  ask: SearchAsk,
  territory: readonly string[],
): { map: TerritoryMap; isTerritory: boolean } {
  const map = mapOfTerritory(territory);
  if (map) {
    const whole = { x: 0, y: 0, width: map.width, height: map.height };
    const inside = located.filter(({ point }) => isIn(whole, map.at(point)));
    const isHere = ask.near ? isIn(whole, map.at(ask.near.point)) : ask.territoryOnly;
    if (inside.length === located.length || (isHere && inside.length * 2 >= located.length)) {
      return { map, isTerritory: true };
    }
  }
  const spots = new Map<string, MapCommune>();
  const all = [...(ask.near ? [{ point: ask.near.point, city: ask.near.name }] : []), ...located];
  for (const { point, city } of all) {
    const code = `${point.lat.toFixed(2)} ${point.lon.toFixed(2)}`;
    const known = spots.get(code);
    spots.set(code, {
      code,
      name: known?.name ?? city,
      point: known?.point ?? point,
      suppliers: (known?.suppliers ?? 0) + 1,
    });
  }
  return { map: new TerritoryMap([...spots.values()]), isTerritory: false };
}

const territories = new WeakMap<readonly string[], TerritoryMap | null>();

/** One map for as long as the settings that name the communes stand: it is the same on every page. Null for too few. */
function mapOfTerritory(territory: readonly string[]): TerritoryMap | null {
  const known = territories.get(territory);
  if (known !== undefined) return known;
  const communes = territory.flatMap((code) => {
    const [commune, point] = [communeByCode(code), pointOfCommune(code)];
    return commune && point ? [{ code, name: commune.name, point, suppliers: 0 }] : [];
  });
  const map = communes.length >= 3 ? new TerritoryMap(communes) : null;
  territories.set(territory, map);
  return map;
}

function outlinesOf(map: TerritoryMap): string[] {
  return FRANCE_OUTLINE.map((points) => {
    const spots = points.map((point) => map.at(point).map(Math.round).join(' '));
    return `M${spots.join('L')}Z`;
  });
}

function circleOf(map: TerritoryMap, near: NonNullable<SearchAsk['near']>): { x: number; y: number; r: number } {
  const [x, y] = map.at(near.point);
  return { x: Math.round(x), y: Math.round(y), r: Math.round(map.length(near.km)) };
}

function boxOfTerritory(map: TerritoryMap, circle: { x: number; y: number; r: number } | null): Box {
  const all = { x: 0, y: 0, width: map.width, height: map.height };
  if (!circle || circle.r * 2 > map.width) return all;
  const side = circle.r * 2.2;
  return { x: circle.x - side / 2, y: circle.y - side / 2, width: side, height: side };
}

/** What is shown and the circle, with room for the markers, as wide as high so that it stays legible. */
function boxAround(
  map: TerritoryMap,
  located: readonly { point: Point }[],
  circle: { x: number; y: number; r: number } | null,
): Box {
  const spots = located.map(({ point }) => map.at(point));
  const xs = [...spots.map(([x]) => x), ...(circle ? [circle.x - circle.r, circle.x + circle.r] : [])];
  const ys = [...spots.map(([, y]) => y), ...(circle ? [circle.y - circle.r, circle.y + circle.r] : [])];
  const [west, east, north, south] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const side = Math.max(east - west, south - north, map.length(10)) * 1.25;
  return { x: (west + east - side) / 2, y: (north + south - side) / 2, width: side, height: side };
}

function placesOf(map: TerritoryMap, box: Box, scale: number, markers: readonly Spot[]) {
  const taken: Spot[] = [...markers];
  return map.places(PLACES).flatMap(({ name, x, y }: MapPlace) => {
    // Below the marker that stands on it, moved in from the edge so that it is read whole
    const half = (name.length * LETTER * scale) / 2;
    const [left, right] = [box.x + half, box.x + box.width - half];
    const below = y + MARKER * 1.15 * scale;
    const spot: Spot = [Math.max(left, Math.min(x, right)), below];
    const isFree = taken.every(
      ([a, b]) => Math.abs(a - spot[0]) > half + (MARKER / 2) * scale || Math.abs(b - below) > 18 * scale,
    );
    if (!isFree || left > right || !isIn(box, [x, below])) return [];
    taken.push(spot);
    return [{ name, transform: placed(spot, scale) }];
  });
}

function placed([x, y]: Spot, scale: number): string {
  return `translate(${Math.round(x)} ${Math.round(y)}) scale(${scale.toFixed(2)})`;
}

function isIn({ x, y, width, height }: Box, [a, b]: Spot): boolean {
  return a >= x && b >= y && a <= x + width && b <= y + height;
}

/** The nearest free spot, going round: several suppliers stand at one commune's point. */
function free(at: Spot, taken: readonly Spot[], gap: number): Spot {
  for (let ring = 0; ring < 5; ring += 1) {
    for (let turn = 0; turn < Math.max(1, ring * 6); turn += 1) {
      const angle = (turn * 2 * Math.PI) / Math.max(1, ring * 6);
      const spot = [at[0] + ring * gap * Math.cos(angle), at[1] + ring * gap * Math.sin(angle)] as const;
      if (taken.every(([x, y]) => Math.hypot(x - spot[0], y - spot[1]) >= gap * 0.95)) return spot;
    }
  }
  return at;
}
