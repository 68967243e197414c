import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What came of asking a register about a supplier: `unknown`, it gives nothing under its SIRET; `failed`, its row could not be read. */
export type CheckOutcome = 'changed' | 'unchanged' | 'archived' | 'unknown' | 'failed';

/** When a register was last asked about a supplier: who is asked next. */
@Entity('supplier_check')
export class SupplierCheck {
  @PrimaryColumn('uuid', { name: 'supplier_id' })
  supplierId!: string;

  @PrimaryColumn('text')
  source!: string;

  @Column('timestamptz', { name: 'checked_at' })
  checkedAt!: Date;

  @Column('text')
  outcome!: CheckOutcome;
}
