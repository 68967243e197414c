import type { Point } from '#lib/matching-engine';
import {
  communesByPostCode,
  findCommune,
  placeOfCommune,
  placeOfDepartment,
  departmentOfPostCode,
  isDepartment,
} from '#lib/nomenclature';
import type { SupplierState } from './supplier-state';

export interface Address {
  city: string;
  postCode: string | null;
  department?: string | null;
  point: Point | null;
}

export type PlaceOfSupplier = Pick<
  SupplierState,
  'city' | 'postCode' | 'commune' | 'epci' | 'department' | 'region' | 'point' | 'pointOrigin'
>;

/**
 * Finds the commune of an address and all that the commune says. Without a point of its own the supplier takes its
 * commune's, when that is known; a commune that cannot be told leaves the department, and no point.
 */
export function placeOfAddress(address: Address): PlaceOfSupplier {
  const department = departmentOf(address);
  const commune =
    findCommune(address.city, { postCode: address.postCode, department }) ?? onlyCommuneOf(address.postCode);
  const place = commune
    ? placeOfCommune(commune.code, address.postCode)
    : department
      ? placeOfDepartment(department)
      : null;
  const point = address.point ?? place?.point ?? null;
  return {
    city: place?.communeName ?? address.city,
    postCode: address.postCode,
    commune: place?.commune ?? null,
    epci: place?.epci ?? null,
    department: place?.department ?? department,
    region: place?.region ?? null,
    point,
    pointOrigin: address.point ? 'source' : point ? 'commune' : 'none',
  };
}

function departmentOf({ department, postCode }: Address): string | null {
  if (department && isDepartment(department)) return department;
  return postCode ? departmentOfPostCode(postCode) : null;
}

function onlyCommuneOf(postCode: string | null) {
  const sharing = postCode ? communesByPostCode(postCode) : [];
  return sharing.length === 1 ? sharing[0]! : null;
}
