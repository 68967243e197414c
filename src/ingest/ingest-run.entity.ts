import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Drop, Shapes } from './source-shapes';

export type IngestRunState = 'running' | 'done' | 'degraded' | 'failed';

/** `collect`: the source was asked; `file`: bytes were handed over; `reparse`, `retry`: kept bytes were read again. */
export type IngestRunKind = 'collect' | 'file' | 'reparse' | 'retry';

/** One reading of a source: when, from where, and what came of it. */
@Entity('ingest_run')
export class IngestRun {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('text')
  source!: string;

  @Column('text')
  kind!: IngestRunKind;

  /** A file's name, or what was asked of the source */
  @Column('text')
  origin!: string;

  @Column('timestamptz', { name: 'started_at' })
  startedAt!: Date;

  @Column('timestamptz', { name: 'ended_at', nullable: true })
  endedAt!: Date | null;

  @Column('text')
  state!: IngestRunState;

  @Column('integer', { name: 'read_count' })
  readCount!: number;

  @Column('integer', { name: 'new_count' })
  newCount!: number;

  @Column('integer', { name: 'changed_count' })
  changedCount!: number;

  @Column('integer', { name: 'unchanged_count' })
  unchangedCount!: number;

  @Column('integer', { name: 'quarantined_count' })
  quarantinedCount!: number;

  /** Records that the source said there were; null when it said nothing */
  @Column('integer', { name: 'expected_count', nullable: true })
  expectedCount!: number | null;

  @Column('jsonb')
  shapes!: Shapes;

  @Column('jsonb')
  drops!: Drop[];

  /** Repairs by code */
  @Column('jsonb')
  repairs!: Record<string, number>;

  @Column('text', { nullable: true })
  message!: string | null;
}
