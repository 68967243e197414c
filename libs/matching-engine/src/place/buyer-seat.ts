import {
  communeByCode,
  epciByCode,
  isDepartment,
  mended,
  placeOfCommune,
  placeOfDepartment,
  seatOfDepartment,
  type Place,
} from '#lib/nomenclature';
import { placeOfEpci } from './place-of-epci';
import { departmentInWords, placesInWords } from './place-in-words';

/** Who buys, as a notice names it. */
export interface Buyer {
  siret: string | null;
  name: string | null;
}

/** Where a buyer sits, and what it governs. */
export interface BuyerSeat {
  /** The commune where it sits; of an EPCI, all of it, standing at its most peopled commune */
  place: Place;
  /** What it buys for: its commune, its EPCI, or a whole department and beyond */
  scope: 'commune' | 'epci' | 'department';
  /** How sure the seat is, 0 to 1 */
  certainty: number;
}

/** Only the department of a buyer is known. */
export const SEAT_CERTAINTY = { commune: 0.95, epci: 0.75, named: 0.75, department: 0.6 } as const;

/**
 * Where a buyer sits, by its SIREN (`21` + department + `0` + commune; an EPCI's own number; `22` to `28` + department),
 * else by its name. « Département de la Vienne » sits in Poitiers, not in Vienne.
 * @param near department that is asked, which tells homonyms apart where the SIREN says none
 * @returns null when neither says anything
 */
export function buyerSeat({ siret, name }: Buyer, near: string | null = null): BuyerSeat | null {
  const siren = (siret ?? '').replace(/\s/g, '').slice(0, 9);
  const epci = epciByCode(siren);
  if (epci) return { place: placeOfEpci(epci.code), scope: 'epci', certainty: SEAT_CERTAINTY.epci };
  const commune = communeOfSiren(siren);
  if (commune) return { place: placeOfCommune(commune), scope: 'commune', certainty: SEAT_CERTAINTY.commune };
  const department = departmentOfSiren(siren);
  const named = byName(mended(name ?? ''), siren, department ?? near);
  if (named || department === null) return named;
  // Councils of departments and regions sit in the chief town; hospitals, unions and landlords anywhere
  return /^2[23]/.test(siren)
    ? seatIn(department)
    : { place: placeOfDepartment(department), scope: 'department', certainty: SEAT_CERTAINTY.department };
}

/** @returns INSEE code of the commune whose SIREN it is; Corsica writes `20`, overseas departments take three digits */
export function communeOfSiren(siren: string): string | null {
  if (!/^21\d{7}$/.test(siren)) return null;
  const two = siren.slice(2, 4);
  const end = siren.slice(5, 8);
  const codes =
    two === '20' ? [`2A${end}`, `2B${end}`] : two === '97' ? [`${siren.slice(2, 5)}${end.slice(1)}`] : [two + end];
  return codes.find((code) => communeByCode(code) !== null) ?? null;
}

/** @returns department of a public body whose SIREN begins with `21` to `28`; null for any other, and for Corsica, that has two */
export function departmentOfSiren(siren: string): string | null {
  if (!/^2[1-8]\d{7}$/.test(siren)) return null;
  const code = siren.startsWith('97', 2) ? siren.slice(2, 5) : siren.slice(2, 4);
  return isDepartment(code) ? code : null;
}

function byName(name: string, siren: string, department: string | null): BuyerSeat | null {
  const named = departmentNumbered(name) ?? departmentInWords(name);
  // Councils, fire services and the like: a name of department is theirs, not that of a town
  const ofDepartment = /^2[28]/.test(siren) || DEPARTMENT_BODY.test(name);
  if (ofDepartment && (named ?? department) !== null) return seatIn((named ?? department)!);
  const [first] = placesInWords(name, department === null ? [] : [department], { isName: true });
  // « Terres de Loire Habitat » is of the Loir-et-Cher: a river, where the department is known to be another
  if (first === undefined) return named === null || (department ?? named) !== named ? null : seatIn(named);
  const scope = first.commune === null ? 'epci' : 'commune';
  return { place: first, scope, certainty: SEAT_CERTAINTY.named };
}

const DEPARTMENT_BODY =
  /\b(?:d[ée]partements?|d[ée]partementale?s?|conseil g[ée]n[ée]ral|sdis|pr[ée]fecture|cdg|centre de gestion|mdph)\b/i;

/** « SDIS 86 », « CDG79 » */
function departmentNumbered(name: string): string | null {
  const code = /\b(?:sdis|cdg|mdph|d[ée]partement)[\s-]*(2[ab]|97\d|\d{2})\b/i.exec(name)?.[1]?.toUpperCase();
  return code !== undefined && isDepartment(code) ? code : null;
}

function seatIn(department: string): BuyerSeat {
  const seat = seatOfDepartment(department);
  const place = seat === null ? placeOfDepartment(department) : placeOfCommune(seat);
  return { place, scope: 'department', certainty: SEAT_CERTAINTY.department };
}
