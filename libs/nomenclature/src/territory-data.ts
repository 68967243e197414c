import { readFileSync } from 'node:fs';
import { placeNameKey } from './place-names';

/** A commune as it stands in the year of the pack; a Paris, Lyon or Marseille district has the city as `parent`. */
export interface Commune {
  /** INSEE code */
  code: string;
  name: string;
  postCodes: readonly string[];
  department: string;
  region: string;
  /** SIREN of its EPCI; null for four islands and overseas collectivities */
  epci: string | null;
  population: number;
  /** INSEE code of the city, for a district; null otherwise */
  parent: string | null;
}

export interface Epci {
  /** SIREN */
  code: string;
  name: string;
  /** INSEE codes, most peopled first */
  communes: readonly string[];
}

interface Named {
  name: string;
  region: string;
  /** INSEE code of the commune where its prefecture is; null for overseas collectivities */
  seat: string | null;
}

/** The division of France in the year of the pack, indexed; about 10 MB once loaded. */
export interface Territory {
  communes: ReadonlyMap<string, Commune>;
  /** INSEE codes of communes merged into another → the one they belong to now */
  merged: ReadonlyMap<string, string>;
  byPostCode: ReadonlyMap<string, readonly Commune[]>;
  /** Key of `placeNameKey` → current communes and districts of that name */
  byName: ReadonlyMap<string, readonly Commune[]>;
  /** Key of the name of a merged commune → the communes that took it in */
  byFormerName: ReadonlyMap<string, readonly Commune[]>;
  epcis: ReadonlyMap<string, Epci>;
  departments: ReadonlyMap<string, Named>;
  regions: ReadonlyMap<string, string>;
}

/** Year of the official geographic code that `@etalab/decoupage-administratif` 6.0.0 holds. */
export const TERRITORY_YEAR = 2026;

let loaded: Territory | undefined;

/** @returns the division of France, read from the pack once, at first use */
export function territory(): Territory {
  return (loaded ??= load());
}

interface RawCommune {
  code: string;
  nom: string;
  type: 'commune-actuelle' | 'commune-deleguee' | 'commune-associee' | 'arrondissement-municipal';
  departement: string;
  region: string;
  codesPostaux?: string[];
  population?: number;
  commune?: string;
  chefLieu?: string;
}
interface RawEpci {
  code: string;
  nom: string;
  membres: { code: string; populationTotale?: number }[];
}

function load(): Territory {
  const raw = read('communes') as RawCommune[];
  const epcis = new Map<string, Epci>();
  const epciOf = new Map<string, string>();
  for (const { code, nom, membres } of read('epci') as RawEpci[]) {
    epcis.set(code, { code, name: nom, communes: membres.map((member) => member.code) });
    for (const member of membres) epciOf.set(member.code, code);
  }

  const communes = new Map<string, Commune>();
  const byPostCode = new Map<string, Commune[]>();
  const byName = new Map<string, Commune[]>();
  for (const row of raw) {
    if (row.type !== 'commune-actuelle' && row.type !== 'arrondissement-municipal') continue;
    const parent = row.type === 'arrondissement-municipal' ? (row.commune ?? null) : null;
    const commune: Commune = {
      code: row.code,
      name: row.nom,
      postCodes: row.codesPostaux ?? [],
      department: row.departement,
      region: row.region,
      epci: epciOf.get(parent ?? row.code) ?? null,
      population: row.population ?? 0,
      parent,
    };
    communes.set(commune.code, commune);
    push(byName, placeNameKey(commune.name), commune);
    for (const postCode of commune.postCodes) push(byPostCode, postCode, commune);
  }
  for (const sharing of byPostCode.values())
    sharing.sort((a, b) => b.population - a.population || (a.code < b.code ? -1 : 1));

  const merged = new Map<string, string>();
  const byFormerName = new Map<string, Commune[]>();
  for (const row of raw) {
    const host = row.chefLieu === undefined ? undefined : communes.get(row.chefLieu);
    if (!host || (row.type !== 'commune-deleguee' && row.type !== 'commune-associee')) continue;
    if (!communes.has(row.code)) merged.set(row.code, host.code);
    const key = placeNameKey(row.nom);
    if (!byName.get(key)?.includes(host) && !byFormerName.get(key)?.includes(host)) push(byFormerName, key, host);
  }

  const departments = read('departements') as { code: string; nom: string; region: string; chefLieu?: string }[];
  const regions = read('regions') as { code: string; nom: string }[];
  return {
    communes,
    merged,
    byPostCode,
    byName,
    byFormerName,
    epcis,
    departments: new Map(
      departments.map(({ code, nom, region, chefLieu }) => [code, { name: nom, region, seat: chefLieu ?? null }]),
    ),
    regions: new Map(regions.map(({ code, nom }) => [code, nom])),
  };
}

/** Read as text rather than required: the module cache would keep 13 MB of JSON for the life of the process. */
function read(file: string): unknown {
  const path = require.resolve(`@etalab/decoupage-administratif/data/${file}.json`);
  return JSON.parse(readFileSync(path, 'utf8'));
}

function push<V>(map: Map<string, V[]>, key: string, value: V): void {
  const values = map.get(key);
  if (values) values.push(value);
  else map.set(key, [value]);
}
