import { communeByCode, normaliseNaf, normaliseSiret, siretProblem, type Point } from '#lib/nomenclature';
import { placeOfAddress, readPoint, type SupplierRecord } from '../../../supplier/supplier.service';
import type { Repair, SupplierRow } from '../../supplier-source.port';
import { plainText, said, siretRefusal } from '../register-field';
import { pointOfLambert93 } from './lambert';

/** Stands in runs, in quarantine and in evidence */
export const FINESS = 'finess';

/** Places of the columns of a line `structureet`, which has no headings */
const AT = {
  number: 1,
  name: 3,
  longName: 4,
  houseNumber: 7,
  streetType: 8,
  street: 9,
  streetMore: 10,
  hamlet: 11,
  commune: 12,
  department: 13,
  postLine: 15,
  category: 18,
  siret: 22,
  naf: 23,
} as const;

/** A line has these columns at least; some extracts end before the school's number */
export const COLUMNS = 31;
/** Établissement et service d’accompagnement par le travail (ESAT) */
export const ESAT_CATEGORY = '246';

/** FINESS numbers overseas departments by a letter, and their communes by three digits of which two are of INSEE */
const OVERSEAS: Readonly<Record<string, string>> = {
  '9A': '971',
  '9B': '972',
  '9C': '973',
  '9D': '974',
  '9F': '976',
};

/** A line of an ESAT and, where the extract has one, its line `geolocalisation`. */
export interface RawFiness {
  cells: string[];
  point: string[] | null;
}

export function isEsat(cells: readonly string[]): boolean {
  return cells[AT.category]?.trim() === ESAT_CATEGORY;
}

/** @returns the FINESS number by which a line and its point find each other */
export function numberOf(cells: readonly string[]): string {
  return (cells[AT.number] ?? '').trim();
}

/** @param day of the extract, `YYYY-MM-DD`; null when it says none, or when a kept row is read again */
export function finessRow(raw: RawFiness, day: string | null): SupplierRow {
  const cell = (name: keyof typeof AT): string => plainText(raw.cells[AT[name]] ?? '').slice(0, 500);
  const name = cell('longName') || cell('name');
  const refuse = (code: string, path: string, message: string): SupplierRow => ({
    ok: false,
    record: `${cell('number')} ${name}`.trim() || 'line without a number',
    problems: [{ code, path, message }],
    raw,
  });
  if (raw.cells.length < COLUMNS) {
    return refuse('line-short', '', `The line has ${raw.cells.length} columns, not ${COLUMNS} at least.`);
  }
  const siret = normaliseSiret(cell('siret'));
  if (siret === '') {
    return refuse('siret-missing', 'siret', 'FINESS gives no SIRET: look it up by its name, and enter it by hand.');
  }
  const problem = siretRefusal(siretProblem(siret));
  if (problem) return refuse(problem.code, problem.path, problem.message);
  if (name === '') return refuse('name-missing', 'rslongue', 'The name is empty.');
  const repairs: Repair[] = [];
  const repair = (code: string, path: string): void => void repairs.push({ code, path, record: siret });
  const naf = normaliseNaf(cell('naf'));
  if (cell('naf') !== '' && naf === null) repair('naf-dropped', 'codeape');
  const street = [cell('houseNumber'), cell('streetType'), cell('street'), cell('streetMore'), cell('hamlet')];
  const record: SupplierRecord = {
    siret,
    name,
    ...placeOf(cell, pointOf(raw.point, repair), repair),
    ...said({ naf, address: street.filter(Boolean).join(' ') }),
    evidence: [{ kind: 'ESAT', source: FINESS, sourceRef: cell('number'), checkedAt: day, validUntil: null }],
  };
  return { ok: true, record, repairs, raw };
}

type Mend = (code: string, path: string) => void;

function placeOf(cell: (name: keyof typeof AT) => string, point: Point | null, repair: Mend): Partial<SupplierRecord> {
  const code = communeCode(cell('department'), cell('commune'));
  const [, postCode = null, city = ''] = /^(\d{5})\s+(.*)$/.exec(cell('postLine')) ?? [];
  const commune = communeByCode(code);
  if (!commune) repair('commune-not-found', 'commune');
  return placeOfAddress({
    city: commune?.name ?? city,
    postCode,
    department: commune?.department ?? null,
    point,
  });
}

/** « 86 » and « 194 » → `86194`; « 9D » and « 411 » → `97411`. */
function communeCode(department: string, commune: string): string {
  const three = commune.padStart(3, '0');
  const overseas = Object.hasOwn(OVERSEAS, department) ? OVERSEAS[department] : undefined;
  return overseas ? `${overseas}${three.slice(1)}` : `${department.padStart(2, '0')}${three}`;
}

/** Overseas points are in UTM of their zone, which we do not turn: the commune's point stands in for them. */
function pointOf(cells: string[] | null, repair: Mend): Point | null {
  if (!cells) return null;
  const [x, y] = [Number(cells[2]), Number(cells[3])];
  if (!cells.join(';').includes('LAMBERT_93') || !Number.isFinite(x) || !Number.isFinite(y)) {
    repair('point-unreadable', 'coordxet');
    return null;
  }
  const { lat, lon } = pointOfLambert93(x, y);
  const { point, problem } = readPoint(lat, lon);
  if (problem) repair(problem, 'coordxet');
  return point;
}
