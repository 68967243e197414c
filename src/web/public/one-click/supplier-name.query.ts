import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { readOnly } from '#lib/database';

/** The name of a supplier, as it calls itself. */
@Injectable()
export class SupplierNameQuery {
  constructor(private readonly db: DataSource) {}

  async of(supplierId: string): Promise<string> {
    const [row] = await readOnly(this.db, (tx) =>
      tx.query<{ name: string }[]>(`select coalesce(nullif(brand, ''), name) as name from supplier where id = $1`, [
        supplierId,
      ]),
    );
    return row?.name ?? 'votre structure';
  }
}
