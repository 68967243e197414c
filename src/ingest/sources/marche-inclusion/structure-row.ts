import { z } from 'zod';
import { isDay, parisDay } from '#lib/kernel';
import type { ServiceType } from '#lib/matching-engine';
import { isDepartment, KINDS, normaliseSiret, sectorOfLabel, siretProblem } from '#lib/nomenclature';
import { placeOfAddress, type EvidenceState, type SupplierRecord } from '../../../supplier/supplier.service';
import type { Repair, SupplierRow } from '../../supplier-source.port';
import { plainText, problemsOf, prose, said, siretRefusal, webAddress, words } from '../register-field';

/** Stands in runs, in quarantine and in evidence */
export const MARCHE_INCLUSION = 'marche-inclusion';

/** A few pages: what is longer was not written for a directory, and would weigh on search */
const LONGEST_TEXT = 5_000;

/** What they sell, by the codes of the register: staff made available, service, goods */
const SERVICE_TYPES: ReadonlyMap<string, ServiceType> = new Map([
  ['DISP', 'staff'],
  ['PREST', 'service'],
  ['BUILD', 'supply'],
]);
const OFFICES: ReadonlyMap<string, SupplierRecord['office'] & {}> = new Map([
  ['HEAD_OFFICE', 'head-office'],
  ['ANTENNA', 'antenna'],
]);

const named = z.object({ name: words });

/** One structure as the API gives it; the members that are not named here are not read. */
const structure = z.object({
  name: words.refine((text) => text !== '', { error: 'The name is empty.', params: { problem: 'name-missing' } }),
  brand: words,
  slug: words,
  siret: words.transform(normaliseSiret),
  nature: words,
  kind: z
    .string()
    .transform((text) => text.trim().toUpperCase())
    .pipe(z.enum(KINDS, { error: 'Not a kind that Maillon knows.' })),
  contact_website: words,
  address: words,
  city: words,
  post_code: words,
  department: words,
  is_active: z.boolean(),
  sectors: z.array(named).nullish(),
  presta_types: z.array(z.string()).nullish(),
  networks: z.array(named).nullish(),
  offers: z.array(z.object({ name: prose, description: prose })).nullish(),
  updated_at: z.string().nullish(),
});
type Structure = z.infer<typeof structure>;

/**
 * Reads one structure.
 * @param today day on which the register was asked, `YYYY-MM-DD`; null when a kept row is read again: its evidence is undated
 */
export function structureRow(raw: unknown, today: string | null): SupplierRow {
  const read = structure.safeParse(raw);
  const refuse = (problems: Extract<SupplierRow, { ok: false }>['problems']): SupplierRow => ({
    ok: false,
    record: nameOf(raw),
    problems,
    raw,
  });
  if (!read.success) return refuse(problemsOf(read.error).map(withKindCode));
  const row = read.data;
  const siret = siretRefusal(siretProblem(row.siret));
  if (siret) return refuse([siret]);
  const repairs: Repair[] = [];
  const repair = (code: string, path: string): void => void repairs.push({ code, path, record: row.siret });
  const record: SupplierRecord = {
    siret: row.siret,
    name: row.name,
    ...placeOf(row, repair),
    ...said({ brand: row.brand.toLowerCase() === row.name.toLowerCase() ? '' : row.brand, address: row.address }),
    ...said({ website: websiteOf(row, repair) }),
    ...officeOf(row),
    ...(row.networks?.length ? { networks: [...new Set(row.networks.map(({ name }) => name))].sort() } : {}),
    ...activityOf(row, repair),
    evidence: [evidenceOf(row, today, repair)],
  };
  return { ok: true, record, repairs, raw };
}

type Mend = (code: string, path: string) => void;

/** The API gives no point: it is that of the commune. */
function placeOf({ city, post_code: given, department }: Structure, repair: Mend): Partial<SupplierRecord> {
  const postCode = /^\d{5}$/.test(given) ? given : null;
  if (given !== '' && postCode === null) repair('post-code-dropped', 'post_code');
  if (city === '' && postCode === null) return {};
  const place = placeOfAddress({
    city,
    postCode,
    department: isDepartment(department) ? department : null,
    point: null,
  });
  if (place.commune === null) repair('commune-not-found', 'city');
  return place;
}

function officeOf({ nature }: Structure): Pick<SupplierRecord, 'office'> {
  const office = OFFICES.get(nature);
  return office ? { office } : {};
}

function websiteOf({ contact_website: given }: Structure, repair: Mend): string | null {
  const website = webAddress(given);
  if (given !== '' && website === null) repair('website-dropped', 'contact_website');
  return website;
}

/** What it does, as one activity; a sector that we do not know stays as its words. */
function activityOf(row: Structure, repair: Mend): Pick<SupplierRecord, 'activities'> {
  const labels = (row.sectors ?? []).map(({ name }) => name).filter((name) => name !== '');
  const known = labels.flatMap((label) => sectorOfLabel(label)?.code ?? []);
  const unknown = labels.filter((label) => sectorOfLabel(label) === null);
  if (unknown.length > 0) repair('sector-unknown', 'sectors');
  const offers = (row.offers ?? []).map(({ name, description }) => [name, description].filter(Boolean).join(' : '));
  const text = [...unknown.sort(), ...offers].join('\n');
  if (text.length > LONGEST_TEXT) repair('description-cut', 'offers');
  const types = (row.presta_types ?? []).flatMap((code) => SERVICE_TYPES.get(code) ?? []);
  if (labels.length === 0 && types.length === 0 && text === '') return {};
  // The register gives both in no order: sorted, the same ones change nothing
  const sorted = { sectors: [...new Set(known)].sort(), serviceTypes: [...new Set(types)].sort() };
  return { activities: [{ trade: null, cpv: [], text: text.slice(0, LONGEST_TEXT), area: null, ...sorted }] };
}

/**
 * Dated by the day on which the register last compared the row with the State's own list (`updated_at`); one that it compares
 * with none (an ESAT, a prison) by the day we asked: the register is live, and it is the source that was checked that day.
 */
function evidenceOf(row: Structure, today: string | null, repair: Mend): EvidenceState {
  const own = dayOf(row.updated_at);
  if (own !== null && today !== null && own > today) repair('date-in-future', 'updated_at');
  const checkedAt = today === null || own === null || own > today ? today : own;
  return {
    kind: row.kind,
    source: MARCHE_INCLUSION,
    sourceRef: row.slug,
    checkedAt,
    validUntil: null,
    ...(row.is_active ? {} : { denied: true }),
  };
}

function dayOf(text: string | null | undefined): string | null {
  if (text == null) return null;
  if (isDay(text)) return text;
  const at = new Date(text);
  return Number.isNaN(at.getTime()) ? null : parisDay(at);
}

function withKindCode<T extends { code: string; path: string }>(problem: T): T {
  return problem.path === 'kind' ? { ...problem, code: 'kind-unknown' } : problem;
}

function nameOf(raw: unknown): string {
  const { siret, name } = (typeof raw === 'object' && raw !== null ? raw : {}) as Record<string, unknown>;
  const told = [siret, name].filter((part): part is string => typeof part === 'string');
  return plainText(told.join(' ')).slice(0, 200) || 'row without a number';
}
