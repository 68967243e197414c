import { distance } from 'fastest-levenshtein';
import { NOWHERE, type Place, type Point } from './place';
import { officialLists } from './official';
import { placeNameKey } from './place-names';
import { COMMUNE_POINTS } from './points';
import { territory, type Commune, type Epci } from './territory-data';

/** @param code INSEE; a commune merged since gives the one that took it in @returns null when no commune has it */
export function communeByCode(code: string): Commune | null {
  const { communes, merged } = territory();
  return communes.get(code) ?? communes.get(merged.get(code) ?? '') ?? null;
}

/** @returns the communes that share a post code, most peopled first; districts come with their city; CEDEX codes give none */
export function communesByPostCode(postCode: string): readonly Commune[] {
  return territory().byPostCode.get(postCode) ?? [];
}

/** What is known beside a name of commune; each narrows the search. */
export interface PlaceHint {
  department?: string | null;
  postCode?: string | null;
}

/**
 * The commune of that name, whatever its accents, hyphens, « St » or CEDEX. Current names come before those of merged
 * communes. The hint decides between homonyms; a hint that no homonym fits, or several that remain, give null.
 */
export function findCommune(name: string, hint: PlaceHint = {}): Commune | null {
  const key = placeNameKey(name);
  if (key === '') return null;
  const { byName, byFormerName } = territory();
  // Homonyms of today that cannot be told apart are no reason to answer with one that no longer exists
  const current = fitting(byName.get(key), hint);
  return only(current.length > 0 ? current : fitting(byFormerName.get(key), hint), hint);
}

function fitting(named: readonly Commune[] = [], hint: PlaceHint): readonly Commune[] {
  const department = hint.department ?? (hint.postCode ? departmentOfPostCode(hint.postCode) : null);
  return department ? named.filter((commune) => commune.department === department) : named;
}

function only(homonyms: readonly Commune[], { postCode }: PlaceHint): Commune | null {
  if (homonyms.length === 1) return homonyms[0]!;
  const exact = homonyms.filter((commune) => postCode && commune.postCodes.includes(postCode));
  return exact.length === 1 ? exact[0]! : null;
}

/**
 * Communes whose name begins with, contains or nearly is what was typed: for lists under a field and for « Vouliez-vous
 * dire ». Best first; the more peopled wins between equals.
 * @param near communes preferred between equals, e.g. those of the instance's territory
 */
export function suggestCommunes(typed: string, limit: number, near: ReadonlySet<string> = new Set()): Commune[] {
  const key = placeNameKey(typed);
  if (key.length < 2) return [];
  if (/^\d{5}$/.test(key)) return communesByPostCode(key).slice(0, limit);
  const allowed = key.length < 4 ? 0 : key.length < 8 ? 1 : 2;
  const found: { commune: Commune; cost: number }[] = [];
  const { byName, byFormerName } = territory();
  for (const names of [byName, byFormerName]) {
    for (const [name, communes] of names) {
      const cost = costOf(key, name, allowed);
      if (cost === null) continue;
      for (const commune of communes) found.push({ commune, cost: names === byName ? cost : cost + 0.5 });
    }
  }
  const isNear = (commune: Commune): number => (near.has(commune.code) ? 0 : 1);
  found.sort(
    (a, b) =>
      a.cost - b.cost ||
      isNear(a.commune) - isNear(b.commune) ||
      b.commune.population - a.commune.population ||
      (a.commune.code < b.commune.code ? -1 : 1),
  );
  return [...new Set(found.map(({ commune }) => commune))].slice(0, limit);
}

function costOf(key: string, name: string, allowed: number): number | null {
  if (name === key) return 0;
  if (name.startsWith(key)) return 1;
  if (Math.abs(name.length - key.length) <= allowed) {
    const typos = distance(name, key);
    if (typos <= allowed) return 1 + typos;
  }
  return key.length >= 4 && name.includes(` ${key}`) ? 4 : null;
}

/** @returns the SIREN of the EPCI that a commune belongs to, or null */
export function epciOfCommune(code: string): string | null {
  return communeByCode(code)?.epci ?? null;
}

/** @returns the EPCI of that SIREN, or null */
export function epciByCode(siren: string): Epci | null {
  return territory().epcis.get(siren) ?? null;
}

/** @returns the INSEE codes of an EPCI's communes, most peopled first; none for an unknown SIREN */
export function communesOfEpci(siren: string): readonly string[] {
  return territory().epcis.get(siren)?.communes ?? [];
}

let epcisByDepartment: ReadonlyMap<string, readonly Epci[]> | undefined;

/** @returns the EPCI that have a commune in a department, in the order of their SIREN */
export function epcisOfDepartment(department: string): readonly Epci[] {
  if (!epcisByDepartment) {
    const made = new Map<string, Set<Epci>>();
    for (const epci of territory().epcis.values()) {
      for (const code of epci.communes) {
        const of = communeByCode(code)?.department;
        if (of !== undefined) made.set(of, (made.get(of) ?? new Set()).add(epci));
      }
    }
    epcisByDepartment = new Map(
      [...made].map(([code, all]) => [code, [...all].sort((a, b) => (a.code < b.code ? -1 : 1))]),
    );
  }
  return epcisByDepartment.get(department) ?? [];
}

/** @returns the official name, e.g. « CU du Grand Poitiers », or null */
export function epciName(siren: string): string | null {
  return territory().epcis.get(siren)?.name ?? null;
}

/** @returns the department of a commune, or null */
export function departmentOf(communeCode: string): string | null {
  return communeByCode(communeCode)?.department ?? null;
}

/** @returns « Vienne » for `86`, or null */
export function departmentName(code: string): string | null {
  return territory().departments.get(code)?.name ?? null;
}

/** @returns the INSEE code of the commune where a department has its seat, or null */
export function seatOfDepartment(code: string): string | null {
  return territory().departments.get(code)?.seat ?? null;
}

/** @returns today's communes and districts of a name, whatever its accents, hyphens or « St » */
export function communesNamed(name: string): readonly Commune[] {
  return territory().byName.get(placeNameKey(name)) ?? [];
}

/** @returns whether a text is the code of a department or of an overseas collectivity */
export function isDepartment(code: string): boolean {
  return territory().departments.has(code);
}

/** @returns the INSEE code of the region that holds a department, or null */
export function regionOfDepartment(code: string): string | null {
  return territory().departments.get(code)?.region ?? null;
}

/** @returns « Nouvelle-Aquitaine » for `75`, or null */
export function regionName(code: string): string | null {
  return territory().regions.get(code) ?? null;
}

/** @returns the department that a post code's communes lie in (CEDEX by its first digits), null when it cannot be told */
export function departmentOfPostCode(postCode: string): string | null {
  const known = communesByPostCode(postCode);
  if (known.length > 0) return known[0]!.department;
  if (!/^\d{5}$/.test(postCode)) return null;
  if (postCode.startsWith('20')) return Number(postCode) < 20200 ? '2A' : '2B';
  const prefix = /^9[78]/.test(postCode) ? postCode.slice(0, 3) : postCode.slice(0, 2);
  return isDepartment(prefix) ? prefix : null;
}

/**
 * @returns where a commune stands: our own point for Grand Poitiers and its neighbours, else that of the official list once it
 * is loaded, else null. A commune merged since stands where it stood; a district that no list places, where its city does.
 */
export function pointOfCommune(code: string): Point | null {
  const own = COMMUNE_POINTS[code];
  if (own) return { lat: own[0], lon: own[1] };
  const official = officialLists().communes.get(code);
  if (official) return official;
  const parent = communeByCode(code)?.parent;
  return parent ? pointOfCommune(parent) : null;
}

/**
 * @param code INSEE; a district stands for its city, a merged commune for the one that took it in
 * @param postCode kept when given; otherwise the commune's only post code, if it has one
 * @returns all that the code says; every part null when no commune has it
 */
export function placeOfCommune(code: string, postCode: string | null = null): Place {
  const found = communeByCode(code);
  if (!found) return { ...NOWHERE };
  const commune = (found.parent ? communeByCode(found.parent) : null) ?? found;
  return {
    commune: commune.code,
    communeName: commune.name,
    postCode: postCode ?? (found.postCodes.length === 1 ? found.postCodes[0]! : null),
    epci: commune.epci,
    department: commune.department,
    region: commune.region,
    point: pointOfCommune(commune.code),
  };
}

/** @returns the place of which only the department is known */
export function placeOfDepartment(department: string): Place {
  return { ...NOWHERE, department, region: regionOfDepartment(department) };
}
