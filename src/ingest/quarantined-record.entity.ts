import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Why a record was refused: a stable code, the field at fault, a sentence. */
export interface RefusalReason {
  code: string;
  path: string;
  message: string;
}

/** `came-in`: a later reading took it; anything else is the reason why a person set it aside. */
export type QuarantineResolution = 'came-in' | `ignored: ${string}`;

/** A record that could not be read, kept whole with its reasons until it comes in or is set aside. */
@Entity('quarantine')
export class QuarantinedRecord {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('text')
  source!: string;

  /** What the record calls itself, else its place in the file */
  @Column('text')
  record!: string;

  /** What it was first read from: a file's name, or an address */
  @Column('text')
  origin!: string;

  @Column('text', { name: 'raw_hash' })
  rawHash!: string;

  @Column('jsonb')
  problems!: RefusalReason[];

  @Column('text', { name: 'parser_version' })
  parserVersion!: string;

  @Column('uuid', { name: 'first_run_id' })
  firstRunId!: string;

  @Column('integer', { name: 'seen_count' })
  seenCount!: number;

  @Column('timestamptz', { name: 'first_seen_at' })
  firstSeenAt!: Date;

  @Column('timestamptz', { name: 'last_seen_at' })
  lastSeenAt!: Date;

  @Column('timestamptz', { name: 'resolved_at', nullable: true })
  resolvedAt!: Date | null;

  @Column('text', { nullable: true })
  resolution!: QuarantineResolution | null;
}
