import type { Kind } from '#lib/nomenclature';
import type { EvidenceState, SupplierRecord } from '../supplier/supplier.service';
import type { SourcePosition } from './notice-source.port';
import type { RefusalReason } from './quarantined-record.entity';
import type { SourceClient } from './source-client.port';

/** Something that was mended or left out so that a row could come in, by a stable code. */
export interface Repair {
  code: string;
  /** Member of the row, or the name of its column */
  path: string;
  /** What the row calls itself */
  record: string;
}

/** One row of a source, read: what it says of one supplier, or why it cannot come in. */
export type SupplierRow =
  | { ok: true; record: SupplierRecord; repairs: Repair[]; raw: unknown }
  | UnitRow
  | { ok: false; record: string; problems: RefusalReason[]; raw: unknown };

/** A row that names a legal unit and none of its establishments: what it proves holds for each of those that are known here. */
export interface UnitRow {
  ok: true;
  siren: string;
  evidence: EvidenceState[];
  repairs: Repair[];
  raw: unknown;
}

/** A column of a list (its heading, or its letter when it has none) → the member that it fills; absent columns are not read. */
export type ColumnMapping = Record<string, string>;

/** Sheet (name or number, the first visible one when absent), encoding and separator of a list in columns. */
export interface ListOpening {
  sheet?: string | undefined;
  encoding?: ListEncoding | undefined;
  delimiter?: string | undefined;
}

export const LIST_ENCODINGS = ['utf-8', 'windows-1252', 'utf-16le'] as const;
export type ListEncoding = (typeof LIST_ENCODINGS)[number];

/** A list of suppliers that somebody hands over. */
export interface SupplierList {
  /** Its file's name, by which its format is recognised when its bytes leave a doubt */
  name: string;
  bytes: AsyncIterable<Uint8Array> | Iterable<Uint8Array>;
  /** Day that it speaks of, `YYYY-MM-DD`; without one no evidence gets a date */
  day: string | null;
  /** Day on which it is read, `YYYY-MM-DD`: a proof that says it was checked later is undated */
  today?: string;
  /** What evidence that it gives is said by, for sources that read lists of many publishers; the source's name when absent */
  saidBy?: string;
  /** For lists in columns, which are not read without one: which column fills what, once somebody has seen it */
  mapping?: ColumnMapping;
  /** What every supplier of the list is, where no column says it */
  kinds?: readonly Kind[];
  /** How it is to be opened where its bytes leave a choice */
  opening?: ListOpening;
}

/** Whom a register is searched for, and where. */
export interface SupplierSearch {
  /** `ess`: the social and solidarity economy; `siae`: insertion, and work for people with disabilities */
  who: 'ess' | 'siae';
  /** SIREN of an EPCI, or code of a department (`86`, `2A`, `971`) */
  where: { epci: string } | { department: string };
}

/** What is asked of a source of suppliers. Each source says in its README which parts it understands. */
export interface SupplierAsk {
  /** For sources that read a list */
  list?: SupplierList;
  /** For registers that check: the suppliers to look up */
  sirets?: readonly string[];
  /** For registers that can be searched: suppliers that nobody named */
  search?: SupplierSearch;
  /** Where the last reading stopped, or null to begin */
  position: SourcePosition | null;
}

/** One answer of a source. Its rows are written in whole batches, its position with the last of them. */
export interface SupplierPage {
  /** The address that was asked, or the file */
  origin: string;
  rows: AsyncIterable<SupplierRow> | Iterable<SupplierRow>;
  /** Where to go on after this page; null for a list, which is read again from its beginning for free */
  position: SourcePosition | null;
  /** How many rows the whole asking holds; null when the source says nothing */
  expected: number | null;
  /** What the run's row should say */
  remark?: string;
  /** To be called once the rows are committed */
  after?(): Promise<void>;
}

/** A source of suppliers, asked page by page; it writes nothing. One folder of `sources` each, with a README on its licence and limits. */
export interface SupplierSource {
  /** Stands in runs, in quarantine and in evidence, so never rename it */
  readonly name: string;
  readonly parserVersion: string;
  /**
   * @throws DomainError `import/…` when a list as a whole cannot be read
   * @throws SourceUnavailable when a register is to be asked again later, SourceRefused when asking again changes nothing
   */
  ask(asked: SupplierAsk, client: SourceClient): AsyncIterable<SupplierPage>;
  /** Reads a kept row again, as today's reader does; its evidence is undated: a row alone has no list any more. */
  readAgain(raw: unknown): SupplierRow;
}
