import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Two rows that were one supplier: which was put into which, by whom and why; undone when they are split back. */
@Entity('supplier_merge')
export class SupplierMerge {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'merged_id' })
  mergedId!: string;

  @Column('uuid', { name: 'into_id' })
  intoId!: string;

  @Column('timestamptz')
  at!: Date;

  /** `person:<id>` or `cli` */
  @Column('text')
  by!: string;

  @Column('text')
  reason!: string;

  /** What the survivor took from the other, so that it can be given back */
  @Column('jsonb')
  carried!: Record<string, unknown>;

  @Column('timestamptz', { name: 'undone_at', nullable: true })
  undoneAt!: Date | null;

  @Column('text', { name: 'undone_by', nullable: true })
  undoneBy!: string | null;
}
