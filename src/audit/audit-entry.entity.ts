import { Column, Entity, PrimaryColumn } from 'typeorm';

/** By which way an act came; `job` when the product acted by itself. */
export type AuditChannel = 'web' | 'cli' | 'mail' | 'job';

/** Who did what to which thing. Never changed, and deleted only by retention. */
@Entity('audit_entry')
export class AuditEntry {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('timestamptz')
  at!: Date;

  @Column('uuid', { name: 'person_id', nullable: true })
  personId!: string | null;

  @Column('text')
  channel!: AuditChannel;

  @Column('text')
  action!: string;

  @Column('text', { name: 'subject_type' })
  subjectType!: string;

  @Column('text', { name: 'subject_id' })
  subjectId!: string;

  @Column('jsonb')
  facts!: Record<string, unknown>;

  @Column('uuid', { name: 'correlation_id', nullable: true })
  correlationId!: string | null;
}
