import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The bytes of a record as its source gave them, once per content, so that a better parser can read them again. */
@Entity('raw_record')
export class RawRecord {
  /** SHA-256 of the bytes, in hex */
  @PrimaryColumn('text')
  hash!: string;

  @Column('text')
  source!: string;

  @Column('bytea')
  bytes!: Buffer;

  @Column('timestamptz', { name: 'first_seen_at' })
  firstSeenAt!: Date;
}
