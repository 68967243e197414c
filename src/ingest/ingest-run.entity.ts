import { Column, Entity, PrimaryColumn } from 'typeorm';

export type IngestRunState = 'running' | 'done' | 'degraded' | 'failed';

/** One reading of a source: when, from where, and what came of it. */
@Entity('ingest_run')
export class IngestRun {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('text')
  source!: string;

  /** A file's name, or the address that was asked; `quarantine` when kept records were read again */
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

  /** Repairs by code */
  @Column('jsonb')
  repairs!: Record<string, number>;

  @Column('text', { nullable: true })
  message!: string | null;
}
