import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Who buys: a commune, a company, an association. */
@Entity('organisation')
export class Organisation {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('text')
  name!: string;

  @Column('char', { length: 14, nullable: true })
  siret!: string | null;

  @Column('text', { name: 'legal_type', nullable: true })
  legalType!: string | null;

  @Column('text', { nullable: true })
  city!: string | null;

  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;
}
