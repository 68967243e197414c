import { communesOfEpci, departmentName, epciName, regionName, type Place } from '#lib/nomenclature';
import type { OpportunityState } from './opportunity-state';

/** @returns where it is asked for, as a person reads it: « Poitiers », « CU du Grand Poitiers (40 communes), Vienne (département) »; null when nothing is said */
export function placeWords({ place, places = [] }: Pick<OpportunityState, 'place' | 'places'>): string | null {
  const named = (places.length > 0 ? places : [place]).map(nameOf).filter((name) => name !== null);
  return named.length === 0 ? null : [...new Set(named)].join(', ');
}

function nameOf({ communeName, epci, department, region }: Place): string | null {
  if (communeName !== null) return communeName;
  const epciNamed = epci === null ? null : epciName(epci);
  if (epciNamed !== null) return `${epciNamed} (${communesOfEpci(epci!).length} communes)`;
  const departmentNamed = department === null ? null : departmentName(department);
  if (departmentNamed !== null) return `${departmentNamed} (département)`;
  const regionNamed = region === null ? null : regionName(region);
  return regionNamed === null ? null : `${regionNamed} (région)`;
}
