import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { DeliveryState } from './delivery-state';

/** The truth about one mail: what it is about, for whom, and how far it went. It holds no address and no text. */
@Entity('delivery')
export class Delivery {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'recipient_id' })
  recipientId!: string;

  @Column('text')
  kind!: string;

  @Column('text', { name: 'subject_type' })
  subjectType!: string;

  @Column('uuid', { name: 'subject_id' })
  subjectId!: string;

  @Column('integer')
  version!: number;

  @Column('text')
  state!: DeliveryState;

  @Column('text', { name: 'state_reason', nullable: true })
  stateReason!: string | null;

  @Column('text', { name: 'message_id' })
  messageId!: string;

  @Column('integer')
  attempts!: number;

  @Column('uuid', { name: 'correlation_id' })
  correlationId!: string;

  @Column('uuid', { name: 'outbox_id' })
  outboxId!: string;

  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;

  @Column('timestamptz', { name: 'sending_since', nullable: true })
  sendingSince!: Date | null;

  @Column('timestamptz', { name: 'settled_at', nullable: true })
  settledAt!: Date | null;
}
