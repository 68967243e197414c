import { canonicalJson } from '#lib/kernel';
import type { Point, ProfileActivity, ProfileReference } from '#lib/matching-engine';
import type { Kind } from '#lib/nomenclature';
import type { Contact } from './contact';
import type { PointOrigin, SupplierCapacity, SupplierLife, SupplierOffice } from './supplier.entity';

export interface EvidenceState {
  kind: Kind;
  /** Who says so: `demo`, `directory-file`, `person`… */
  source: string;
  sourceRef: string;
  /** Day the source was checked, `YYYY-MM-DD`; null when the source gives none: the day of an import is not one */
  checkedAt: string | null;
  /** Last day of validity, included; null when the source gives none */
  validUntil: string | null;
  /** Present when the source says that the supplier is not of this kind, or no longer */
  denied?: true;
}

/** All that is known of a supplier, as one value: two equal ones hash alike. */
export interface SupplierState {
  siret: string;
  name: string;
  brand: string;
  naf: string | null;
  legalForm: string;
  description: string;
  website: string | null;
  address: string;
  postCode: string | null;
  city: string;
  commune: string | null;
  epci: string | null;
  department: string | null;
  region: string | null;
  point: Point | null;
  pointOrigin: PointOrigin;
  people: number | null;
  /** Euros a year, before tax */
  yearlyAmount: number | null;
  freeFrom: string | null;
  office: SupplierOffice | null;
  networks: string[];
  /** What its trades measure in their own units, beside people and euros */
  capacities: SupplierCapacity[];
  /** Share of its capacity that is taken, in percent */
  load: number | null;
  /** Euros before tax */
  smallestOrder: number | null;
  largestOrder: number | null;
  life: SupplierLife;
  closedOn: string | null;
  activities: ProfileActivity[];
  evidence: EvidenceState[];
  references: ProfileReference[];
}

/**
 * What a source says of a supplier. A member left out, or empty, is not said: what is known already stays. Activities
 * and references replace those known; evidence joins it, one row per kind and source. `closedOn: null` is said by a
 * register alone: the establishment is open.
 */
export type SupplierRecord = Pick<SupplierState, 'siret' | 'name'> &
  Partial<SupplierState> & {
    /** Kept apart from the state, so that no page, export or history shows it */
    contact?: Contact;
  };

const UNKNOWN: Omit<SupplierState, 'siret' | 'name'> = {
  brand: '',
  naf: null,
  legalForm: '',
  description: '',
  website: null,
  address: '',
  postCode: null,
  city: '',
  commune: null,
  epci: null,
  department: null,
  region: null,
  point: null,
  pointOrigin: 'none',
  people: null,
  yearlyAmount: null,
  freeFrom: null,
  office: null,
  networks: [],
  capacities: [],
  load: null,
  smallestOrder: null,
  largestOrder: null,
  life: 'imported',
  closedOn: null,
  activities: [],
  evidence: [],
  references: [],
};

/** @returns a supplier of which only the SIRET and the name are known */
export function unknownSupplier({ siret, name }: Pick<SupplierState, 'siret' | 'name'>): SupplierState {
  return { ...UNKNOWN, siret, name };
}

/** @returns whether a member says nothing: null, an empty text or an empty list; 0 says something */
export function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);
}

/** References have no order of their own: they are given one, so that the same ones hash alike. */
export function newestFirst(references: readonly ProfileReference[]): ProfileReference[] {
  return [...references].sort((a, b) => b.year - a.year || (canonicalJson(a) < canonicalJson(b) ? -1 : 1));
}

/** @returns the members that differ, as they were and as they are; all of them when there was nothing */
export function difference(
  before: SupplierState | null,
  after: SupplierState,
): { before: Record<string, unknown> | null; after: Record<string, unknown> } {
  if (!before) return { before: null, after: { ...after } };
  const moved = (Object.keys(after) as (keyof SupplierState)[]).filter((key) => !isSame(before[key], after[key]));
  return {
    before: Object.fromEntries(moved.map((key) => [key, before[key]])),
    after: Object.fromEntries(moved.map((key) => [key, after[key]])),
  };
}

/** @returns whether two values of a member are the same, whatever the order of their keys */
export function isSame(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false;
  return canonicalJson(one) === canonicalJson(other);
}

/**
 * @param fill take only what is not known, or known by an older list
 * @returns the rows known and those said, one per kind and source, in an order of their own
 */
export function mergeEvidence(
  known: readonly EvidenceState[],
  said: readonly EvidenceState[],
  fill = false,
): EvidenceState[] {
  const byKey = new Map(known.map((row) => [evidenceKey(row), row]));
  for (const row of said) {
    const current = byKey.get(evidenceKey(row));
    if (!current || (fill ? isNewer(row, current) : saysMore(row, current))) byKey.set(evidenceKey(row), row);
  }
  return [...byKey.values()].sort((a, b) => (evidenceKey(a) < evidenceKey(b) ? -1 : 1));
}

function isNewer(row: EvidenceState, current: EvidenceState): boolean {
  if (row.checkedAt === null) return false;
  return current.checkedAt === null ? current.validUntil === null : row.checkedAt > current.checkedAt;
}

/** An undated row never takes a date away, and an older list never rewrites a newer one. */
function saysMore(row: EvidenceState, current: EvidenceState): boolean {
  if (row.checkedAt === null && row.validUntil === null)
    return current.checkedAt === null && current.validUntil === null;
  if (row.checkedAt === null || current.checkedAt === null) return true;
  return row.checkedAt >= current.checkedAt;
}

/** @returns what a row is known by: its kind and its source */
export function evidenceKey(row: Pick<EvidenceState, 'kind' | 'source'>): string {
  return `${row.kind}\u0000${row.source}`;
}
