import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The last match of an opportunity: its version, and the state of the suppliers it saw. */
@Entity('match_run')
export class MatchRun {
  @PrimaryColumn('uuid', { name: 'opportunity_id' })
  opportunityId!: string;

  @Column('integer')
  version!: number;

  /** A `pg_snapshot`: a supplier whose xid it sees was in the index */
  @Column('text', { name: 'index_cursor' })
  indexCursor!: string;

  @Column('integer')
  ranked!: number;

  @Column('timestamptz', { name: 'ran_at' })
  ranAt!: Date;
}
