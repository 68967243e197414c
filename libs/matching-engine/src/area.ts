import { departmentOf, epciByCode } from '#lib/nomenclature';
import { kmBetween } from './geo';
import type { Area, Place } from './types';

/** `unknown`: a missing point or a coarse place leaves it open. */
export type Coverage = 'inside' | 'outside' | 'unknown';

/**
 * Does an area declared from a home cover a place. A supplier's own commune is always covered. A place known only by
 * its department is covered by a radius drawn inside it, and by any commune or EPCI of it: the work may fall there.
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
      return coarse(asked, (department) => area.codes.some((code) => departmentOf(code) === department));
    case 'epcis':
      if (asked.epci !== null) return area.codes.includes(asked.epci) ? 'inside' : 'outside';
      if (asked.commune !== null) return 'outside';
      return coarse(asked, (department) =>
        area.codes.some((code) => (epciByCode(code)?.communes ?? []).some((one) => departmentOf(one) === department)),
      );
    case 'departments':
      return asked.department === null ? 'unknown' : area.codes.includes(asked.department) ? 'inside' : 'outside';
    case 'regions':
      break;
  }
  return asked.region === null ? 'unknown' : area.codes.includes(asked.region) ? 'inside' : 'outside';
}

function radiusCoverage(km: number, home: Place, asked: Place): Coverage {
  const distance = kmBetween(home, asked);
  if (distance !== null) return distance <= km ? 'inside' : 'outside';
  if (home.epci !== null && home.epci === asked.epci) return 'inside';
  if (asked.commune === null && home.department !== null && home.department === asked.department) return 'inside';
  return 'unknown';
}

function coarse(asked: Place, touches: (department: string) => boolean): Coverage {
  if (asked.department === null) return 'unknown';
  return touches(asked.department) ? 'inside' : 'outside';
}
