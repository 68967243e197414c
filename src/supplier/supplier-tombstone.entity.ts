import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A supplier that was removed, so that every index forgets it. */
@Entity('supplier_tombstone')
export class SupplierTombstone {
  @PrimaryColumn('uuid', { name: 'supplier_id' })
  supplierId!: string;

  @Column('char', { length: 14 })
  siret!: string;

  @Column('timestamptz')
  at!: Date;

  /** `xid8`, a type that TypeORM does not know; SQL alone writes it */
  @Column({ type: 'text', insert: false, update: false, select: false })
  xid!: string;
}
