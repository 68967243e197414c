import { Column, Entity, PrimaryColumn } from 'typeorm';

/** An address that is never written to again, known only by a keyed hash. */
@Entity('suppression')
export class Suppression {
  @PrimaryColumn('text', { name: 'address_hash' })
  addressHash!: string;

  @Column('text')
  reason!: string;

  @Column('timestamptz')
  since!: Date;
}
