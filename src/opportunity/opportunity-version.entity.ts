import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { OpportunityState, OpportunityStatus } from './opportunity-state';

/** What an opportunity said at each of its versions. */
@Entity('opportunity_version')
export class OpportunityVersion {
  @PrimaryColumn('uuid', { name: 'opportunity_id' })
  opportunityId!: string;

  @PrimaryColumn('integer')
  version!: number;

  @Column('text', { name: 'content_hash' })
  contentHash!: string;

  @Column('jsonb')
  content!: OpportunityState;

  @Column('text')
  status!: OpportunityStatus;

  @Column('timestamptz')
  at!: Date;
}
