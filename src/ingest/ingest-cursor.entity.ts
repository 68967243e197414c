import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { SourcePosition } from './notice-source.port';

/** How far a source was read. Its position moves in the transaction of the last record that it stands for. */
@Entity('ingest_cursor')
export class IngestCursor {
  @PrimaryColumn('text')
  source!: string;

  /** Every day up to this one was read whole, `YYYY-MM-DD` */
  @Column('date', { name: 'read_until', nullable: true })
  readUntil!: string | null;

  /** Window of the reading under way; null when the last one ended */
  @Column('date', { nullable: true })
  since!: string | null;

  @Column('date', { nullable: true })
  until!: string | null;

  /** Where the source goes on in that window */
  @Column('jsonb', { nullable: true })
  position!: SourcePosition | null;

  @Column('timestamptz', { name: 'moved_at' })
  movedAt!: Date;
}
