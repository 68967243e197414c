import { Column, Entity, PrimaryColumn } from 'typeorm';

/** That a person agreed to be written to for a purpose, until withdrawn. One current row per person and purpose. */
@Entity('consent')
export class Consent {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'person_id' })
  personId!: string;

  @Column('text')
  purpose!: string;

  @Column('text')
  basis!: string;

  @Column('text')
  source!: string;

  @Column('timestamptz', { name: 'given_at' })
  givenAt!: Date;

  @Column('timestamptz', { name: 'withdrawn_at', nullable: true })
  withdrawnAt!: Date | null;

  @Column('text', { name: 'withdrawn_by', nullable: true })
  withdrawnBy!: string | null;
}
