import { Column, Entity, PrimaryColumn } from 'typeorm';

export type LinkPurpose = 'interested' | 'not-for-me' | 'stop';

/** A link of a mail, by the hash of its token; the token itself is never stored. */
@Entity('answer_link')
export class AnswerLink {
  @PrimaryColumn('text', { name: 'token_hash' })
  tokenHash!: string;

  @Column('uuid', { name: 'delivery_id' })
  deliveryId!: string;

  @Column('text')
  purpose!: LinkPurpose;

  @Column('uuid', { name: 'person_id' })
  personId!: string;

  @Column('uuid', { name: 'supplier_id' })
  supplierId!: string;

  /** Null for `stop`, which is about no opportunity */
  @Column('uuid', { name: 'opportunity_id', nullable: true })
  opportunityId!: string | null;

  @Column('timestamptz', { name: 'issued_at' })
  issuedAt!: Date;

  @Column('timestamptz', { name: 'expires_at' })
  expiresAt!: Date;

  @Column('timestamptz', { name: 'used_at', nullable: true })
  usedAt!: Date | null;
}
