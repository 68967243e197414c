import { Column, Entity, PrimaryColumn } from 'typeorm';

export type RawEncoding = 'plain' | 'brotli';

/** The bytes of a record as its source gave them, once per content, so that a better parser can read them again. */
@Entity('raw_record')
export class RawRecord {
  /** SHA-256 of the bytes as the source gave them, in hex */
  @PrimaryColumn('text')
  hash!: string;

  /** The source they first came through */
  @Column('text')
  source!: string;

  /** Null once retention let them go */
  @Column('bytea', { nullable: true })
  bytes!: Buffer | null;

  @Column('text')
  encoding!: RawEncoding;

  @Column('timestamptz', { name: 'first_seen_at' })
  firstSeenAt!: Date;

  @Column('timestamptz', { name: 'purged_at', nullable: true })
  purgedAt!: Date | null;
}
