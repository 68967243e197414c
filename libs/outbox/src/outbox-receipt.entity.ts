import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One consumer's word that it dealt with one event, written in its own transaction. */
@Entity('outbox_receipt')
export class OutboxReceipt {
  @PrimaryColumn('uuid', { name: 'outbox_id' })
  outboxId!: string;

  @PrimaryColumn('text')
  consumer!: string;

  @Column('timestamptz', { name: 'received_at' })
  receivedAt!: Date;
}
