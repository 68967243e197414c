import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A list of suppliers that a person keeps, under a name of its own; nobody else sees it. */
@Entity('supplier_list')
export class SupplierList {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'person_id' })
  personId!: string;

  @Column('text')
  name!: string;

  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;

  @Column('timestamptz', { name: 'changed_at' })
  changedAt!: Date;

  /** Deleted, and still to be given back for ten minutes */
  @Column('timestamptz', { name: 'deleted_at', nullable: true })
  deletedAt!: Date | null;
}
