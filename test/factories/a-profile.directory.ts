import { readFileSync } from 'node:fs';
import type { Profile } from '#lib/matching-engine';
import { communesByPostCode, findCommune, isKind, normaliseNaf, NOWHERE, placeOfCommune } from '#lib/nomenclature';

/** A row of a directory file, as far as the engine reads it. */
export interface ProfileRow {
  siret: string;
  kind: string;
  name: string;
  brand?: string;
  naf: string;
  postCode: string;
  city: string;
  department: string;
  lat: number | null;
  lon: number | null;
  description?: string;
}

/** A directory file read straight into profiles, to try the engine on without a database. */
export function profilesOfDirectory(path: string): Profile[] {
  return profilesOfRows(JSON.parse(readFileSync(path, 'utf8')) as ProfileRow[]);
}

/** @returns a profile a row, in their order */
export function profilesOfRows(rows: readonly ProfileRow[]): Profile[] {
  return rows.map((row, index) => {
    const commune = findCommune(row.city, row) ?? communesByPostCode(row.postCode)[0] ?? null;
    const place = commune ? placeOfCommune(commune.code, row.postCode) : { ...NOWHERE, department: row.department };
    const point = row.lat && row.lon ? { lat: row.lat, lon: row.lon } : place.point;
    const text = (row.description ?? '').trim();
    return {
      supplierId: `d${String(index).padStart(5, '0')}`,
      siret: row.siret,
      name: [row.name, row.brand].filter((name) => name).join(' '),
      naf: normaliseNaf(row.naf),
      place: { ...place, point },
      activities: text ? [{ trade: null, sectors: [], cpv: [], text, serviceTypes: [], area: null }] : [],
      evidence: isKind(row.kind)
        ? [{ id: `e${index}`, kind: row.kind, source: 'directory-file', checkedAt: '2020-03-01', validUntil: null }]
        : [],
      capacity: { people: null, yearlyAmount: null, freeFrom: null },
      references: [],
      closed: false,
    };
  });
}
