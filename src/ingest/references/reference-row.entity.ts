import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ReferenceName } from './reference-lists';

/** A line of an official list. */
@Entity('reference_row')
export class ReferenceRow {
  @PrimaryColumn('text')
  list!: ReferenceName;

  /** Eight digits of the CPV, `8121Z`, or the INSEE code of a commune */
  @PrimaryColumn('text')
  code!: string;

  @Column('text')
  label!: string;

  /** Of a commune, degrees, WGS 84; null in the other lists */
  @Column('double precision', { nullable: true })
  lat!: number | null;

  @Column('double precision', { nullable: true })
  lon!: number | null;
}
