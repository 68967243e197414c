import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Role } from './viewer';

/** A role of a person: buyer for an organisation, supplier for a supplier, officer for the territory. */
@Entity('membership')
export class Membership {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'person_id' })
  personId!: string;

  @Column('text')
  role!: Role;

  @Column('uuid', { name: 'organisation_id', nullable: true })
  organisationId!: string | null;

  @Column('uuid', { name: 'supplier_id', nullable: true })
  supplierId!: string | null;

  @Column('timestamptz')
  since!: Date;
}
