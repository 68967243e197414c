import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What happened, written in the transaction that made it happen; it stays until each consumer has written its receipt. */
@Entity('outbox')
export class OutboxRow {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('text')
  event!: string;

  @Column('jsonb')
  payload!: unknown;

  @Column('uuid', { name: 'correlation_id' })
  correlationId!: string;

  @Column('timestamptz', { name: 'recorded_at' })
  recordedAt!: Date;

  @Column('timestamptz', { name: 'relayed_at', nullable: true })
  relayedAt!: Date | null;

  @Column('text', { array: true, nullable: true })
  consumers!: string[] | null;

  @Column('timestamptz', { name: 'settled_at', nullable: true })
  settledAt!: Date | null;
}
