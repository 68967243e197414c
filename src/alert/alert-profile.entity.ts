import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Who wants to hear of the opportunities of a supplier, and how often. */
@Entity('alert_profile')
export class AlertProfile {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'person_id' })
  personId!: string;

  @Column('uuid', { name: 'supplier_id' })
  supplierId!: string;

  @Column('text')
  rhythm!: 'daily' | 'weekly';

  /** Whether it also wants the hours of insertion that holders of contracts owe */
  @Column('boolean')
  leads!: boolean;

  /** Last day of a pause, included */
  @Column('date', { name: 'paused_until', nullable: true })
  pausedUntil!: string | null;

  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;

  @Column('timestamptz', { name: 'changed_at' })
  changedAt!: Date;
}
