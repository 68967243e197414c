import { kilometres, listed } from '#lib/html';
import type { Area } from '#lib/matching-engine';
import { communeByCode, departmentName, epciName, regionName } from '#lib/nomenclature';

const SHOWN = 6;

/** @returns where a supplier works, in words: « à 30 km autour de Poitiers », « Vienne et Deux-Sèvres » */
export function areaText(area: Area, city: string): string {
  switch (area.type) {
    case 'country':
      return 'Toute la France';
    case 'radius':
      return `À ${kilometres(area.km)} autour de ${city || 'son adresse'}`;
    case 'communes':
      return names(area.codes, (code) => communeByCode(code)?.name);
    case 'epcis':
      return names(area.codes, epciName);
    case 'departments':
      return names(area.codes, departmentName);
    case 'regions':
      return names(area.codes, regionName);
  }
}

function names(codes: readonly string[], nameOf: (code: string) => string | null | undefined): string {
  const shown = codes.slice(0, SHOWN).map((code) => nameOf(code) ?? code);
  const more = codes.length - shown.length;
  return listed([...shown, ...(more > 0 ? [`${more} autres`] : [])]);
}
