import { placeOfEpci } from '#lib/matching-engine';
import {
  communeByCode,
  departmentName,
  epciName,
  NOWHERE,
  placeOfCommune,
  placeOfDepartment,
  readPlace,
  regionName,
  type Commune,
  type Place,
} from '#lib/nomenclature';

const KINDS = ['commune', 'epci', 'department', 'region'] as const;
type PlaceKind = (typeof KINDS)[number];

/** One place of a need as it is stored: `commune:86194`, `epci:200069854`, `department:86`, `region:75`. */
export type NeedPlace = `${PlaceKind}:${string}`;

/** @returns where a stored place is, as matching takes it */
export function placeOf(place: NeedPlace): Place {
  const [kind, code] = partsOf(place);
  switch (kind) {
    case 'commune':
      return placeOfCommune(code);
    case 'epci':
      return placeOfEpci(code);
    case 'department':
      return placeOfDepartment(code);
    case 'region':
      return { ...NOWHERE, region: code };
  }
}

/**
 * @param near communes that win between homonyms
 * @returns a stored place as it would be typed: `Buxerolles (86180)`, `CU du Grand Poitiers`, `Vienne`; it reads as that place again
 */
export function placeAsTyped(place: NeedPlace, near: ReadonlySet<string> = new Set()): string {
  const ways = waysToType(place);
  const isRead = (text: string): boolean => {
    const read = readPlace(text, near, { asTyped: true });
    if (read.kind === 'commune') return `commune:${read.commune.code}` === place;
    return read.kind !== 'ambiguous' && read.kind !== 'unknown' && `${read.kind}:${read.code}` === place;
  };
  return ways.find(isRead) ?? ways[0]!;
}

/** @returns stored places as they would be typed in one field */
export function placesAsTyped(places: readonly NeedPlace[], near: ReadonlySet<string> = new Set()): string {
  return places.map((place) => placeAsTyped(place, near)).join(' ; ');
}

function waysToType(place: NeedPlace): string[] {
  const [kind, code] = partsOf(place);
  switch (kind) {
    case 'commune': {
      const commune = communeByCode(code);
      return commune ? [...withPostCodes(commune), code] : [code];
    }
    case 'epci':
      return [epciName(code) ?? code];
    case 'department':
      return [departmentName(code) ?? code, code];
    case 'region':
      return [regionName(code) ?? code];
  }
}

function withPostCodes({ name, postCodes }: Commune): string[] {
  return postCodes.length === 0 ? [name] : postCodes.map((postCode) => `${name} (${postCode})`);
}

function partsOf(place: NeedPlace): [kind: PlaceKind, code: string] {
  const at = place.indexOf(':');
  return [place.slice(0, at) as PlaceKind, place.slice(at + 1)];
}
