import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What an officer said of two notices: one procedure, or two; it stands against every rule until it is undone. */
@Entity('procedure_decision')
export class ProcedureDecision {
  /** One decision may speak of several pairs */
  @PrimaryColumn('uuid')
  id!: string;

  @PrimaryColumn('uuid', { name: 'notice_id' })
  noticeId!: string;

  @PrimaryColumn('uuid', { name: 'other_id' })
  otherId!: string;

  @Column('text')
  kind!: 'apart' | 'together';

  @Column('text', { nullable: true })
  reason!: string | null;

  @Column('uuid', { name: 'decided_by' })
  decidedBy!: string;

  @Column('timestamptz', { name: 'decided_at' })
  decidedAt!: Date;

  @Column('uuid', { name: 'undone_by', nullable: true })
  undoneBy!: string | null;

  @Column('timestamptz', { name: 'undone_at', nullable: true })
  undoneAt!: Date | null;
}
