import { Column, Entity, PrimaryColumn } from 'typeorm';

/** How to write to a supplier: professional only, apart from the rest so that no page, export or history shows it. */
@Entity('supplier_contact')
export class SupplierContact {
  @PrimaryColumn('uuid', { name: 'supplier_id' })
  supplierId!: string;

  @Column('text', { nullable: true })
  email!: string | null;

  @Column('text', { nullable: true })
  phone!: string | null;

  @Column('text')
  name!: string;

  /** Where it was found: `directory-file`, `person`… */
  @Column('text')
  source!: string;

  /** Why it may be kept, in words (RGPD, article 6) */
  @Column('text', { name: 'legal_basis' })
  legalBasis!: string;

  @Column('timestamptz', { name: 'recorded_at' })
  recordedAt!: Date;
}
