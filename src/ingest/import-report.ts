import type { MovedSupplier, UpsertOutcome } from '../supplier/supplier.service';
import type { RefusalReason } from './quarantined-record.entity';
import type { Repair } from './supplier-source.port';

/** What would move of one supplier. */
export interface SupplierDiff {
  siret: string;
  name: string;
  members: { member: string; before: unknown; after: unknown }[];
}

/** What came of an import. Rows read = suppliers created, changed, unchanged and archived + rows joined, of units and refused. */
export interface ImportReport {
  /** Null for a dry run, which leaves no row */
  runId: string | null;
  source: string;
  origin: string;
  dryRun: boolean;
  listDate: string | null;
  read: number;
  created: number;
  changed: number;
  unchanged: number;
  /** Further rows of a SIRET, taken in as more words about the same supplier */
  joined: number;
  /** Rows of suppliers that are closed here, and stay so: a list is no proof that one opened again */
  archived: number;
  /** Rows that name a legal unit of which an establishment is known; what became of each counts as created, changed, unchanged above */
  units: number;
  /** Rows that name a legal unit of which no establishment is known here */
  unknownUnits: number;
  refused: number;
  /** Refused rows by code */
  reasons: Record<string, number>;
  /** What was mended or left out, by code */
  repairs: Record<string, number>;
  /** Suppliers that have no point, neither their own nor their commune's: no distance is said of them */
  withoutPoint: number;
  /** The first 200 of each */
  refusals: { record: string; problems: RefusalReason[] }[];
  repaired: Repair[];
  archivedSirets: string[];
  unknownSirens: string[];
  /** What a dry run would move: how often each member, and the first 200 suppliers that change; null when it was none */
  diff: { members: Record<string, number>; changed: SupplierDiff[] } | null;
  remarks: string[];
}

const NAMED = 200;

/** @returns the report of an import that has read nothing yet */
export function emptyReport(
  told: Pick<ImportReport, 'runId' | 'source' | 'origin' | 'dryRun' | 'listDate'>,
): ImportReport {
  const counts = { read: 0, created: 0, changed: 0, unchanged: 0, joined: 0, archived: 0, refused: 0 };
  const named = { refusals: [], repaired: [], archivedSirets: [], unknownSirens: [], remarks: [] };
  const diff = told.dryRun ? { members: {}, changed: [] } : null;
  return { ...told, ...counts, units: 0, unknownUnits: 0, withoutPoint: 0, reasons: {}, repairs: {}, ...named, diff };
}

/** Counts a refused row under its first reason, and names it while few are named. */
export function noteRefusal(report: ImportReport, record: string, problems: RefusalReason[]): void {
  report.refused += 1;
  add(report.reasons, problems[0]!.code);
  name(report.refusals, { record, problems });
}

export function noteRepairs(report: ImportReport, repairs: readonly Repair[]): void {
  for (const repair of repairs) {
    add(report.repairs, repair.code);
    name(report.repaired, repair);
  }
}

export function noteOutcome(report: ImportReport, outcome: UpsertOutcome, siret: string): void {
  report[outcome] += 1;
  if (outcome === 'archived') name(report.archivedSirets, siret);
}

export function noteUnknownUnit(report: ImportReport, siren: string): void {
  report.unknownUnits += 1;
  name(report.unknownSirens, siren);
}

/** Notes what a dry run moved of suppliers that existed; a new one's members are not told one by one. */
export function noteMoved(report: ImportReport, moved: readonly MovedSupplier[]): void {
  const { diff } = report;
  if (!diff) return;
  for (const { siret, name: called, before, after } of moved) {
    if (before === null) continue;
    const members = Object.keys(after).map((member) => ({ member, before: before[member], after: after[member] }));
    for (const { member } of members) add(diff.members, member);
    name(diff.changed, { siret, name: called, members });
  }
}

function add(counts: Record<string, number>, code: string): void {
  counts[code] = (counts[code] ?? 0) + 1;
}

function name<T>(named: T[], one: T): void {
  if (named.length < NAMED) named.push(one);
}
