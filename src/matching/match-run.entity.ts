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

  /** Turned equal scores: with the profiles of that day, the order can be computed again */
  @Column('text')
  seed!: string;

  /** Of the engine's weights, see `WEIGHTS_VERSION` */
  @Column('text', { name: 'weights_version' })
  weightsVersion!: string;

  @Column('integer')
  ranked!: number;

  @Column('timestamptz', { name: 'ran_at' })
  ranAt!: Date;
}
