import { Column, Entity, PrimaryColumn } from 'typeorm';

/** `contact`: for the supplier itself · `mistake`: its page is wrong, or must go · `claim`: "this is my structure". */
export const MESSAGE_AIMS = ['contact', 'mistake', 'claim'] as const;
export type MessageAim = (typeof MESSAGE_AIMS)[number];

/** `waiting`: an officer decides · `forwarded`: a mail to the supplier is planned · `closed`: nothing more to do. */
export type MessageState = 'waiting' | 'forwarded' | 'closed';

/** What somebody wrote from the page of a supplier. Kept a year, then deleted. */
@Entity('supplier_message')
export class SupplierMessage {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'supplier_id' })
  supplierId!: string;

  @Column('text')
  aim!: MessageAim;

  @Column('text', { name: 'from_name' })
  fromName!: string;

  @Column('text', { name: 'from_organisation' })
  fromOrganisation!: string;

  @Column('text', { name: 'from_email' })
  fromEmail!: string;

  /** Who wrote it, when signed in */
  @Column('uuid', { name: 'person_id', nullable: true })
  personId!: string | null;

  @Column('text')
  text!: string;

  @Column('timestamptz', { name: 'sent_at' })
  sentAt!: Date;

  @Column('text')
  state!: MessageState;

  @Column('timestamptz', { name: 'decided_at', nullable: true })
  decidedAt!: Date | null;

  @Column('uuid', { name: 'decided_by', nullable: true })
  decidedBy!: string | null;

  /** Why an officer closed it */
  @Column('text')
  note!: string;
}
