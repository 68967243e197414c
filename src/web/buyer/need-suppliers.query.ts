import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { readOnly, readPrepared, type PreparedRead } from '#lib/database';
import type { ExclusionMotive } from '../../need/need.service';
import { SUPPLIER, type SupplierFacts } from './need-results.query';

/** A supplier that the buyer keeps out of a need. */
export interface ExcludedRow extends SupplierFacts {
  motive: ExclusionMotive;
  precision: string;
  excludedAt: Date;
}

const EXCLUDED: PreparedRead = {
  name: 'need-suppliers-excluded',
  text: `select ${SUPPLIER}, x.motive, x.precision, x.excluded_at as "excludedAt"
           from need_exclusion x join need n on n.id = x.need_id join supplier s on s.id = x.supplier_id
          where n.ref = $1 order by x.excluded_at desc, s.id`,
};

/** Suppliers asked after one by one, for a need of one's own. */
@Injectable()
export class NeedSuppliersQuery {
  constructor(private readonly db: DataSource) {}

  /** @returns the supplier of a SIRET, or null */
  async bySiret(siret: string): Promise<SupplierFacts | null> {
    const rows = await this.read<SupplierFacts>(`select ${SUPPLIER} from supplier s where s.siret = $1`, [siret]);
    return rows[0] ?? null;
  }

  /** @returns those of the ids that exist, in their order */
  async byIds(ids: readonly string[]): Promise<SupplierFacts[]> {
    const rows = await this.read<SupplierFacts>(`select ${SUPPLIER} from supplier s where s.id = any ($1::uuid[])`, [
      ids,
    ]);
    const byId = new Map(rows.map((row) => [row.supplierId, row]));
    return ids.flatMap((id) => byId.get(id) ?? []);
  }

  /** @returns the id of a supplier, and of those that turned out to be it */
  async withMerged(supplierId: string): Promise<string[]> {
    const rows = await this.read<{ id: string }>(
      'select id from supplier where $1::uuid in (id, merged_into) order by id',
      [supplierId],
    );
    return rows.map(({ id }) => id);
  }

  /** @returns those kept out of a need, the last first */
  async excluded(ref: string): Promise<ExcludedRow[]> {
    return readPrepared<ExcludedRow>(this.db, EXCLUDED, [ref]);
  }

  private async read<T>(sql: string, values: unknown[]): Promise<T[]> {
    return readOnly(this.db, (tx) => tx.query<T[]>(sql, values));
  }
}
