import { canonicalJson } from '#lib/kernel';
import type { Point, ProfileActivity, ProfileReference } from '#lib/matching-engine';
import type { Kind } from '#lib/nomenclature';
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
 * What a source says of a supplier. A member left out is not said: what is known already stays. Activities and
 * references replace those known; evidence joins it, one row per kind and source.
 */
export type SupplierRecord = Pick<SupplierState, 'siret' | 'name'> & Partial<SupplierState>;

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

/** @returns the supplier once a record is taken in; equal to `current` when the record says nothing new */
export function merge(current: SupplierState | null, record: SupplierRecord): SupplierState {
  const said = Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined));
  const known = current ?? { ...UNKNOWN, siret: record.siret, name: record.name };
  const next: SupplierState = { ...known, ...said, evidence: mergeEvidence(known.evidence, record.evidence ?? []) };
  return { ...next, references: newestFirst(next.references) };
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
  const moved = (Object.keys(after) as (keyof SupplierState)[]).filter(
    (key) => canonicalJson({ v: before[key] }) !== canonicalJson({ v: after[key] }),
  );
  return {
    before: Object.fromEntries(moved.map((key) => [key, before[key]])),
    after: Object.fromEntries(moved.map((key) => [key, after[key]])),
  };
}

function mergeEvidence(known: EvidenceState[], said: EvidenceState[]): EvidenceState[] {
  const byKey = new Map(known.map((row) => [keyOf(row), row]));
  for (const row of said) {
    const current = byKey.get(keyOf(row));
    if (!current || saysMore(row, current)) byKey.set(keyOf(row), row);
  }
  return [...byKey.values()].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
}

/** An undated row never takes a date away, and an older list never rewrites a newer one. */
function saysMore(row: EvidenceState, current: EvidenceState): boolean {
  if (row.checkedAt === null && row.validUntil === null)
    return current.checkedAt === null && current.validUntil === null;
  if (row.checkedAt === null || current.checkedAt === null) return true;
  return row.checkedAt >= current.checkedAt;
}

function keyOf(row: EvidenceState): string {
  return `${row.kind}\u0000${row.source}`;
}
