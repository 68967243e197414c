import { fr } from '#lib/html';
import { communeByCode, pointOfCommune } from '#lib/nomenclature';
import { TerritoryMap, type MapCell } from '../../shared/territory-map';
import type { SearchAsk } from './search-input';
import { SUPPLIERS_PER_PAGE, type FoundSupplier } from './supplier-search';

/** The first results on the territory; the list says the same in text. */
export interface SupplierMapView {
  viewBox: string;
  label: string;
  cells: MapCell[];
  /** The circle searched in */
  circle: { x: number; y: number; r: number } | null;
  /** Scaled so that a marker has one size whatever is shown */
  markers: { number: number; label: string; place: string; transform: string }[];
  caption: string;
}

/** Width of the drawing that the markers' size was chosen for */
const DRAWN = 280;
const MARKER = 24;

/** @returns null when the territory has no shape to draw, or none of the results stands in what is drawn */
export function supplierMap(
  found: readonly FoundSupplier[],
  ask: SearchAsk,
  territory: readonly string[],
): SupplierMapView | null {
  const communes = territory.flatMap((code) => {
    const [commune, point] = [communeByCode(code), pointOfCommune(code)];
    return commune && point ? [{ code, name: commune.name, point, suppliers: 0 }] : [];
  });
  if (communes.length < 3) return null;
  const map = new TerritoryMap(communes);
  const circle = ask.near && ask.near.km > 0 ? circleOf(map, ask.near) : null;
  const box = boxOf(map, circle);
  const scale = box.width / DRAWN;

  const first = (ask.page - 1) * SUPPLIERS_PER_PAGE + 1;
  const taken: (readonly [number, number])[] = [];
  const markers = found.flatMap(({ supplier }, index) => {
    if (!supplier.point) return [];
    const [x, y] = map.at(supplier.point);
    if (x < box.x || y < box.y || x > box.x + box.width || y > box.y + box.height) return [];
    const spot = free([x, y], taken, MARKER * scale);
    taken.push(spot);
    const place = `translate(${Math.round(spot[0])} ${Math.round(spot[1])}) scale(${scale.toFixed(2)})`;
    return [
      {
        number: first + index,
        label: `Fournisseur ${first + index}, ${supplier.city}`,
        place: supplier.city,
        transform: place,
      },
    ];
  });
  if (markers.length === 0) return null;
  return {
    viewBox: [box.x, box.y, box.width, box.height].map(Math.round).join(' '),
    label: 'Carte des résultats de cette page ; la liste donne les mêmes informations',
    cells: map.cells,
    circle,
    markers,
    caption:
      ask.near && circle
        ? fr`Cercle : ${ask.near.km} km autour de ${ask.near.name}. Carte schématique.`
        : 'Carte schématique.',
  };
}

function circleOf(map: TerritoryMap, near: NonNullable<SearchAsk['near']>): { x: number; y: number; r: number } {
  const [x, y] = map.at(near.point);
  return { x: Math.round(x), y: Math.round(y), r: Math.round(map.length(near.km)) };
}

function boxOf(
  map: TerritoryMap,
  circle: SupplierMapView['circle'],
): { x: number; y: number; width: number; height: number } {
  const all = { x: 0, y: 0, width: map.width, height: map.height };
  if (!circle || circle.r * 2 > map.width) return all;
  const side = circle.r * 2.2;
  return { x: circle.x - side / 2, y: circle.y - side / 2, width: side, height: side };
}

/** The nearest free spot, going round: several suppliers stand at one commune's point. */
function free(
  at: readonly [number, number],
  taken: readonly (readonly [number, number])[],
  gap: number,
): readonly [number, number] {
  for (let ring = 0; ring < 5; ring += 1) {
    for (let turn = 0; turn < Math.max(1, ring * 6); turn += 1) {
      const angle = (turn * 2 * Math.PI) / Math.max(1, ring * 6);
      const spot = [at[0] + ring * gap * Math.cos(angle), at[1] + ring * gap * Math.sin(angle)] as const;
      if (taken.every(([x, y]) => Math.hypot(x - spot[0], y - spot[1]) >= gap * 0.95)) return spot;
    }
  }
  return at;
}
