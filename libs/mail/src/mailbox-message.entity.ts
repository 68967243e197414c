import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A mail that the mailbox adapter kept instead of sending it. */
@Entity('mailbox_message')
export class MailboxMessage {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('text', { name: 'message_id' })
  messageId!: string;

  @Column('text')
  kind!: string;

  @Column('text')
  sender!: string;

  @Column('text')
  recipient!: string;

  @Column('text')
  subject!: string;

  @Column('text')
  html!: string;

  @Column('text')
  plain!: string;

  @Column('jsonb')
  headers!: Record<string, string>;

  @Column('timestamptz', { name: 'received_at' })
  receivedAt!: Date;
}
