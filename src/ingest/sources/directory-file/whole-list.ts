import type { SupplierRecord } from '../../../supplier/supplier.service';
import type { RefusalReason } from '../../quarantined-record.entity';
import type { Repair } from '../../supplier-source.port';

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
export interface WholeList {
  /** Rows in the list: the suppliers' and the refused ones */
  read: number;
  suppliers: ReadSupplier[];
  refused: RefusedRow[];
}

/** A list that is read whole: turns bytes into suppliers, or into named problems; it writes nothing. */
export interface WholeListSource {
  readonly name: string;
  readonly parserVersion: string;
  /**
   * @param listDate day that the list speaks of, `YYYY-MM-DD`, null when unknown
   * @throws DomainError `import/…` when the list as a whole cannot be read
   */
  read(bytes: Uint8Array, listDate: string | null): WholeList;
}
