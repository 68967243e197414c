import type { Profile } from '#lib/matching-engine';
import {
  communesByPostCode,
  findCommune,
  isDepartment,
  isKind,
  normaliseNaf,
  normaliseSiret,
  NOWHERE,
  placeOfCommune,
  placeOfDepartment,
  type Place,
  type Point,
} from '#lib/nomenclature';
import { recordsOfFile } from './records-of-file';

/** A row by its number from 1, since a whole list may stand on one line, and what is to be said of it. */
export interface RowTold {
  line: number;
  row: number;
  problem: string;
}

/** What a file of suppliers gave. */
export interface ReadDirectory {
  /** Each SIRET once, `supplierId` is its SIRET; in the order of the file */
  profiles: Profile[];
  refused: RowTold[];
  /** What of a row was not used; the row stands */
  ignored: RowTold[];
  /** Rows that told a SIRET again: their kinds, names and words were added to the first */
  merged: number;
}

/**
 * Reads suppliers as a public directory lists them (`siret`, `kind`, `name`, `brand`, `naf`, `postCode`, `city`, `department`,
 * `lat`, `lon`, `description`, `employees`). A status is taken as said by the file on the day of the reading.
 * @param today `YYYY-MM-DD`
 */
export async function readDirectory(path: string, today: string): Promise<ReadDirectory> {
  const rows = new Map<string, Profile[]>();
  const refused: ReadDirectory['refused'] = [];
  const ignored: ReadDirectory['ignored'] = [];
  let merged = 0;
  let row = 0;
  for await (const record of recordsOfFile(path)) {
    row += 1;
    const { line } = record;
    const read = 'problem' in record ? record : profileOf(record.value, today);
    if ('problem' in read) {
      refused.push({ line, row, problem: read.problem });
      continue;
    }
    const { profile } = read;
    for (const problem of read.ignored) ignored.push({ line, row, problem });
    const known = rows.get(profile.siret);
    if (known) {
      merged += 1;
      known.push(profile);
    } else rows.set(profile.siret, [profile]);
  }
  return { profiles: [...rows.values()].map(joined), refused, ignored, merged };
}

function profileOf(value: unknown, today: string): { profile: Profile; ignored: string[] } | { problem: string } {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return { problem: 'ce n’est pas un objet' };
  const row = value as Record<string, unknown>;
  const siret = normaliseSiret(text(row['siret']));
  if (!/^\d{14}$/.test(siret)) return { problem: `siret : « ${text(row['siret'])} » n’a pas 14 chiffres` };
  const name = [text(row['name']), text(row['brand'])].filter(
    (part, at, all) => part !== '' && all.indexOf(part) === at,
  );
  if (name.length === 0) return { problem: 'name : il manque' };
  const kind = text(row['kind']);
  const said = text(row['description']);
  const place = placeOf(row);
  const ignored: string[] = [];
  if (kind !== '' && !isKind(kind)) ignored.push(`kind : « ${kind} » n’est pas un type de structure connu`);
  const point = [text(row['lat']), text(row['lon'])];
  if (point.some((one) => one !== '') && pointOf(row) === null)
    ignored.push(`lat, lon : « ${point.join(', ')} » n’est pas un point`);
  if (place.commune === null && place.department === null && place.point === null)
    ignored.push('city, postCode, department : ils ne mènent à aucun lieu');
  const profile: Profile = {
    supplierId: siret,
    siret,
    name: name.join(' '),
    naf: normaliseNaf(text(row['naf'])),
    place,
    activities: said === '' ? [] : [{ trade: null, sectors: [], cpv: [], text: said, serviceTypes: [], area: null }],
    evidence: isKind(kind)
      ? [{ id: `${siret} ${kind}`, kind, source: 'directory-file', checkedAt: today, validUntil: null }]
      : [],
    capacity: { people: peopleOf(text(row['employees'])), yearlyAmount: null, freeFrom: null },
    references: [],
    closed: row['closed'] === true,
  };
  return { profile, ignored };
}

function placeOf(row: Record<string, unknown>): Place {
  const postCode = text(row['postCode']);
  const department = text(row['department']).toUpperCase();
  const [largest] = communesByPostCode(postCode);
  const commune = findCommune(text(row['city']), { postCode, department: department || null }) ?? largest ?? null;
  const place = commune
    ? placeOfCommune(commune.code, postCode || null)
    : isDepartment(department)
      ? placeOfDepartment(department)
      : { ...NOWHERE };
  const point = pointOf(row);
  return point ? { ...place, point } : place;
}

/** @returns the point of a row, or null when it tells none, or none on the globe */
function pointOf(row: Record<string, unknown>): Point | null {
  const [lat, lon] = [text(row['lat']), text(row['lon'])].map((said) => (said === '' ? NaN : Number(said))) as [
    number,
    number,
  ];
  return lat !== 0 && Math.abs(lat) <= 90 && Math.abs(lon) <= 180 ? { lat, lon } : null;
}

/** « 20 à 49 salariés » has twenty people at least. */
function peopleOf(employees: string): number | null {
  const digits = /^\d[\d\s\u00a0]*/.exec(employees)?.[0].replace(/\D/g, '');
  return digits ? Number(digits) : null;
}

/** One profile of the rows of a SIRET, the same whatever their order: the one that places it best comes first. */
function joined(rows: Profile[]): Profile {
  if (rows.length === 1) return rows[0]!;
  const keyed = rows.map((row) => ({ row, blanks: blanksOf(row.place), key: JSON.stringify(row) }));
  keyed.sort((a, b) => a.blanks - b.blanks || (a.key < b.key ? -1 : 1));
  return keyed.map(({ row }) => row).reduce(merge);
}

function blanksOf(place: Place): number {
  return Object.values(place).filter((part) => part === null).length;
}

function merge(known: Profile, again: Profile): Profile {
  const texts = new Set(known.activities.map((one) => one.text));
  const kinds = new Set(known.evidence.map((one) => one.kind));
  return {
    ...known,
    name: known.name.includes(again.name) ? known.name : `${known.name} ${again.name}`,
    naf: known.naf ?? again.naf,
    activities: [...known.activities, ...again.activities.filter((one) => !texts.has(one.text))],
    evidence: [...known.evidence, ...again.evidence.filter((one) => !kinds.has(one.kind))],
    capacity: { ...known.capacity, people: known.capacity.people ?? again.capacity.people },
    closed: known.closed && again.closed,
  };
}

function text(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
}
