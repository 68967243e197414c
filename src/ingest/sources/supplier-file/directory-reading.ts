import type { z } from 'zod';
import { normaliseNaf, normaliseSiret, siretProblem } from '#lib/nomenclature';
import { placeOfAddress, readPoint, type EvidenceState, type SupplierRecord } from '../../../supplier/supplier.service';
import type { RefusalReason } from '../../quarantined-record.entity';
import type { Repair, SupplierRow } from '../../supplier-source.port';
import { webAddress } from './web-address';
import { directoryRow, storable, type DirectoryRow } from './directory-row';

/** What evidence from this source is called in `evidence.source`, in runs and in quarantine. */
export const DIRECTORY_FILE = 'directory-file';

/** A few pages: what is longer was not written for a directory, and would weigh on search. */
const LONGEST_DESCRIPTION = 5_000;

/**
 * @param index place of the row in its list, from 0
 * @param listDate day the list was made, `YYYY-MM-DD`; null when nobody says: the evidence then has no date
 */
export function readDirectoryRow(raw: unknown, index: number, listDate: string | null): SupplierRow {
  const read = readRow(raw);
  if ('problems' in read) return { ok: false, record: nameOf(raw, index), problems: read.problems, raw };
  return { ok: true, ...recordOf(read.row, listDate), raw };
}

function readRow(raw: unknown): { row: DirectoryRow } | { problems: RefusalReason[] } {
  const parsed = directoryRow.safeParse(raw);
  if (!parsed.success) return { problems: parsed.error.issues.map(problemOf) };
  const row = { ...parsed.data, siret: normaliseSiret(parsed.data.siret) };
  const problem = siretProblem(row.siret);
  if (problem === null) return { row };
  const message =
    problem === 'length' ? 'A SIRET has 14 digits.' : 'The check digit of the SIRET is wrong: no such establishment.';
  return { problems: [{ code: `siret-${problem}`, path: 'siret', message }] };
}

function problemOf(issue: z.core.$ZodIssue): RefusalReason {
  const path = issue.path.join('.');
  const told: unknown = issue.code === 'custom' ? issue.params?.['problem'] : undefined;
  const codes: Record<string, string> = { '': 'row-not-an-object', kind: 'kind-unknown', name: 'name-missing' };
  return { code: typeof told === 'string' ? told : (codes[path] ?? 'field-type'), path, message: issue.message };
}

function recordOf(row: DirectoryRow, listDate: string | null): { record: SupplierRecord; repairs: Repair[] } {
  const repairs: Repair[] = [];
  const { point, problem } = readPoint(row.lat, row.lon);
  if (problem) repairs.push({ code: problem, path: 'lat', record: row.siret });
  const postCode = /^\d{5}$/.test(row.postCode) ? row.postCode : null;
  if (row.postCode !== '' && !postCode)
    repairs.push({ code: 'post-code-dropped', path: 'postCode', record: row.siret });
  const place = placeOfAddress({ city: row.city, postCode, department: row.department, point });
  if (!place.commune && row.city !== '') repairs.push({ code: 'commune-not-found', path: 'city', record: row.siret });
  const naf = normaliseNaf(row.naf);
  if (row.naf !== '' && !naf) repairs.push({ code: 'naf-dropped', path: 'naf', record: row.siret });
  const website = webAddress(row.website);
  if (row.website !== '' && !website) repairs.push({ code: 'website-dropped', path: 'website', record: row.siret });
  const brand = row.brand.toLowerCase() === row.name.toLowerCase() ? '' : row.brand;
  const isNumber = brand !== '' && !/\p{L}/u.test(brand);
  if (isNumber) repairs.push({ code: 'brand-dropped', path: 'brand', record: row.siret });

  if (row.description.length > LONGEST_DESCRIPTION) {
    repairs.push({ code: 'description-cut', path: 'description', record: row.siret });
  }

  const evidence: EvidenceState = {
    kind: row.kind,
    source: DIRECTORY_FILE,
    sourceRef: '',
    checkedAt: listDate,
    validUntil: null,
  };
  const record: SupplierRecord = {
    siret: row.siret,
    name: row.name,
    ...place,
    ...said({ brand: isNumber ? '' : brand, naf, legalForm: row.legalForm, address: row.address, website }),
    ...said({ description: row.description.slice(0, LONGEST_DESCRIPTION) }),
    evidence: [evidence],
  };
  return { record, repairs };
}

/** The list leaves most members empty: an empty one says nothing, and takes nothing away from what is known. */
function said<T extends Record<string, string | null>>(members: T): Partial<{ [K in keyof T]: string }> {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== null && value !== '')) as Partial<{
    [K in keyof T]: string;
  }>;
}

/** A row is called by its SIRET and its name, not by its place, so that it keeps its name in the next list. */
export function nameOf(raw: unknown, index: number): string {
  const { siret, name } = (typeof raw === 'object' && raw !== null ? raw : {}) as { siret?: unknown; name?: unknown };
  const words = [siret, name].filter((part) => typeof part === 'string' && part.trim() !== '').join(' ');
  return storable(words || `row ${index + 1}`).slice(0, 200);
}
