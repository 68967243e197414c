import { fr } from '#lib/html';
import { coverageOf, type ProfileActivity } from '#lib/matching-engine';
import { communeByCode, NOWHERE, placeOfCommune, pointOfCommune } from '#lib/nomenclature';
import { areaText } from '../../shared/area.view';
import { TerritoryMap, type MapCell } from '../../shared/territory-map';
import type { SupplierFacts } from './supplier-facts.query';

/** Where a supplier works, drawn on the territory; the caption says the same in words. */
export interface SupplierAreaView {
  viewBox: string;
  label: string;
  /** Level 1: covered, 0: not */
  cells: MapCell[];
  /** Its own place */
  home: { x: number; y: number } | null;
  circle: { x: number; y: number; r: number } | null;
  caption: string;
}

/** @returns null when the territory has no shape, the supplier says no area, or none or all of the communes shown are in it */
export function supplierArea(supplier: SupplierFacts, territory: readonly string[]): SupplierAreaView | null {
  const areas = supplier.activities.flatMap(({ area }: ProfileActivity) => area ?? []);
  const communes = territory.flatMap((code) => {
    const [commune, point] = [communeByCode(code), pointOfCommune(code)];
    return commune && point ? [{ code, name: commune.name, point }] : [];
  });
  if (areas.length === 0 || communes.length < 3) return null;
  const home = { ...(supplier.commune ? placeOfCommune(supplier.commune) : NOWHERE), point: supplier.point };
  const covered = communes.map(({ code }) =>
    areas.some((area) => coverageOf(area, home, placeOfCommune(code)) === 'inside') ? 1 : 0,
  );
  const inside = covered.filter((one) => one === 1).length;
  if (inside === 0 || inside === communes.length) return null;
  const map = new TerritoryMap(communes.map((commune) => ({ ...commune, suppliers: 0 })));
  const widest = Math.max(0, ...areas.map((area) => (area.type === 'radius' ? area.km : 0)));
  const [x, y] = supplier.point ? map.at(supplier.point).map(Math.round) : [];
  const isShown = x !== undefined && y !== undefined && x > 0 && y > 0 && x < map.width && y < map.height;
  const words = [...new Set(areas.map((area) => areaText(area, supplier.city)))].join(' ; ');
  return {
    viewBox: `0 0 ${map.width} ${map.height}`,
    label: fr`Zone d’intervention : ${words}`,
    cells: map.cells.map(({ path }, index) => ({ path, level: covered[index]! })),
    home: isShown ? { x: x, y: y } : null,
    circle: isShown && widest > 0 ? { x: x, y: y, r: Math.round(map.length(widest)) } : null,
    caption: fr`${words}. Sur cette carte : ${inside} communes sur ${communes.length}. Carte schématique.`,
  };
}
