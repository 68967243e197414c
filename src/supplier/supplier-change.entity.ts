import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Who changed what of a supplier, and when: the members that moved, before and after; all of them when it appeared. */
@Entity('supplier_change')
export class SupplierChange {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'supplier_id' })
  supplierId!: string;

  @Column('timestamptz')
  at!: Date;

  /** `import:<source>`, `person:<id>`, `merge:<id>`, `job:<name>`, `cli`, `demo` */
  @Column('text')
  by!: string;

  @Column('jsonb', { nullable: true })
  before!: Record<string, unknown> | null;

  @Column('jsonb')
  after!: Record<string, unknown>;
}
