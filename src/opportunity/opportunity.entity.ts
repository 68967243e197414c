import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { OpportunityKind, OpportunityState, OpportunityStatus, OpportunityVisibility } from './opportunity-state';

/** The current version of an opportunity; `content` is the whole state, the columns are what lists filter on. */
@Entity('opportunity')
export class Opportunity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('text')
  kind!: OpportunityKind;

  @Column('text')
  ref!: string;

  /** The opportunity that this one turned out to be; it is closed then, and lists leave it out */
  @Column('uuid', { name: 'merged_into', nullable: true })
  mergedInto!: string | null;

  @Column('integer')
  version!: number;

  @Column('text', { name: 'content_hash' })
  contentHash!: string;

  @Column('text')
  visibility!: OpportunityVisibility;

  @Column('text')
  status!: OpportunityStatus;

  @Column('text')
  title!: string;

  @Column('text', { name: 'buyer_name' })
  buyerName!: string;

  @Column('char', { length: 5, nullable: true })
  commune!: string | null;

  @Column('text', { nullable: true })
  department!: string | null;

  @Column('text', { nullable: true })
  epci!: string | null;

  @Column('timestamptz', { name: 'closes_at', nullable: true })
  closesAt!: Date | null;

  @Column('jsonb')
  content!: OpportunityState;

  @Column('timestamptz', { name: 'published_at' })
  publishedAt!: Date;

  @Column('timestamptz', { name: 'changed_at' })
  changedAt!: Date;

  @Column('uuid', { name: 'correlation_id', nullable: true })
  correlationId!: string | null;
}
