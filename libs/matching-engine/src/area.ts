import { departmentOf, epciByCode, epciOfCommune, regionOfDepartment } from '#lib/nomenclature';
import { kmBetween } from './geo';
import type { Area, Place } from './types';

/** `unknown`: a missing point or a coarse place leaves it open. */
export type Coverage = 'inside' | 'outside' | 'unknown';

/**
 * Does an area declared from a home cover a place. A supplier's own commune is always covered. A place known only by
 * its EPCI, department or region is covered by a radius drawn inside it, and by whatever is a part of it: the work may fall there.
 */
export function coverageOf(area: Area, home: Place, asked: Place): Coverage {
  if (home.commune !== null && home.commune === asked.commune) return 'inside';
  switch (area.type) {
    case 'country':
      return 'inside';
    case 'radius':
      return radiusCoverage(area.km, home, asked);
    case 'communes':
      if (asked.commune !== null) return area.codes.includes(asked.commune) ? 'inside' : 'outside';
      if (asked.epci !== null) {
        return area.codes.some((code) => epciOfCommune(code) === asked.epci) ? 'inside' : 'outside';
      }
      return coarse(asked, area.codes.map(departmentOf));
    case 'epcis':
      if (asked.epci !== null) return area.codes.includes(asked.epci) ? 'inside' : 'outside';
      if (asked.commune !== null) return 'outside';
      return coarse(asked, area.codes.flatMap(departmentsOfEpci));
    case 'departments':
      return coarse(asked, area.codes);
    case 'regions':
      break;
  }
  return asked.region === null ? 'unknown' : area.codes.includes(asked.region) ? 'inside' : 'outside';
}

function radiusCoverage(km: number, home: Place, asked: Place): Coverage {
  if (asked.commune === null && isWithin(home, asked)) return 'inside';
  const distance = kmBetween(home, asked);
  if (distance !== null) return distance <= km ? 'inside' : 'outside';
  return home.epci !== null && home.epci === asked.epci ? 'inside' : 'unknown';
}

/** Does a home lie in a place that is no commune. */
function isWithin(home: Place, { epci, department, region }: Place): boolean {
  if (epci !== null) return home.epci === epci;
  if (department !== null) return home.department === department;
  return region !== null && home.region === region;
}

/** @param departments those that an area lies in, or parts of it */
function coarse({ department, region }: Place, departments: readonly (string | null)[]): Coverage {
  if (department !== null) return departments.includes(department) ? 'inside' : 'outside';
  if (region === null) return 'unknown';
  return departments.some((code) => code !== null && regionOfDepartment(code) === region) ? 'inside' : 'outside';
}

const DEPARTMENTS = new Map<string, readonly string[]>();

/** @returns the departments that an EPCI lies in, each once; none for one that is not known */
export function departmentsOfEpci(code: string): readonly string[] {
  const known = DEPARTMENTS.get(code);
  if (known) return known;
  const communes = epciByCode(code)?.communes;
  if (!communes) return [];
  const all = [...new Set(communes.map(departmentOf).filter((one) => one !== null))];
  DEPARTMENTS.set(code, all);
  return all;
}
