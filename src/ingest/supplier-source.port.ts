import type { SupplierRecord } from '../supplier/supplier.service';
import type { RefusalReason } from './quarantined-record.entity';

/** Something that was mended or left out so that a row could come in, by a stable code. */
export interface Repair {
  code: string;
  /** Member of the row */
  path: string;
  /** What the row calls itself */
  record: string;
}

/** One supplier that a list speaks of, on one row or several. */
export interface ReadSupplier {
  record: SupplierRecord;
  repairs: Repair[];
  rows: number;
}

/** A row that cannot come in. */
export interface RefusedRow {
  record: string;
  raw: unknown;
  problems: RefusalReason[];
}

/** What a list of suppliers holds, wholly read before anything is written: one supplier per SIRET. */
export interface SupplierList {
  /** Rows in the list: the suppliers' and the refused ones */
  read: number;
  suppliers: ReadSupplier[];
  refused: RefusedRow[];
}

/** A source of suppliers: turns bytes into suppliers, or into named problems; it writes nothing. */
export interface SupplierSource {
  /** Stands in runs, in quarantine and in evidence, so never rename it */
  readonly name: string;
  readonly parserVersion: string;
  /**
   * @param listDate day that the list speaks of, `YYYY-MM-DD`, null when unknown
   * @throws DomainError `import/…` when the list as a whole cannot be read
   */
  read(bytes: Uint8Array, listDate: string | null): SupplierList;
}
