import { communesOfEpci, departmentName, epciName, regionName, type Place } from '#lib/nomenclature';
import type { OpportunityState } from './opportunity-state';

type Asked = Pick<OpportunityState, 'place' | 'places'>;

/** @returns where it is asked for, as a person reads it: « Poitiers », « CU du Grand Poitiers (40 communes), Vienne (département) »; null when nothing is said */
export function placeWords(state: Asked): string | null {
  const named = namesOf(state);
  return named.length === 0 ? null : named.join(', ');
}

/** @returns the same in a line: of many places, the first three and how many more */
export function briefPlaceWords(state: Asked): string | null {
  const named = namesOf(state);
  if (named.length < BRIEF + 2) return placeWords(state);
  return `${named.slice(0, BRIEF).join(', ')} et ${named.length - BRIEF}\u00a0autres lieux`;
}

const BRIEF = 3;

function namesOf({ place, places = [] }: Asked): string[] {
  return [...new Set((places.length > 0 ? places : [place]).map(nameOf).filter((name) => name !== null))];
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
