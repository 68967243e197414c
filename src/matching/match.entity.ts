import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Band, Eligibility, Link } from '#lib/matching-engine';
import type { MatchState } from './match-state';
import { storedLinks, toldLinks } from './stored-links';

/** A supplier and an opportunity brought together, with why; unique by the two. */
@Entity('match')
export class Match {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'opportunity_id' })
  opportunityId!: string;

  @Column('uuid', { name: 'supplier_id' })
  supplierId!: string;

  /** Version of the opportunity it was computed for */
  @Column('integer')
  version!: number;

  /** Hash of the links and the eligibility */
  @Column('text', { name: 'facts_hash' })
  factsHash!: string;

  /** Of the weights that its score comes from */
  @Column('text', { name: 'weights_version' })
  weightsVersion!: string;

  @Column('integer')
  rank!: number;

  @Column('double precision')
  score!: number;

  @Column('text')
  band!: Band;

  @Column('json', { transformer: { to: storedLinks, from: toldLinks } })
  links!: Link[];

  @Column('json')
  eligibility!: Eligibility;

  /** Trade and place held, and no doubt by law */
  @Column('boolean', { name: 'leaves_alone' })
  leavesAlone!: boolean;

  @Column('text')
  state!: MatchState;

  @Column('text')
  because!: string;

  /** An officer's last word; it stands while the facts are those it was given on */
  @Column('text', { nullable: true })
  verdict!: 'accepted' | 'rejected' | null;

  /** `groundsHashOf` what the verdict was given on */
  @Column('text', { name: 'verdict_hash', nullable: true })
  verdictHash!: string | null;

  @Column('uuid', { name: 'decided_by', nullable: true })
  decidedBy!: string | null;

  @Column('timestamptz', { name: 'decided_at', nullable: true })
  decidedAt!: Date | null;

  @Column('integer', { name: 'row_version' })
  rowVersion!: number;

  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;

  @Column('timestamptz', { name: 'changed_at' })
  changedAt!: Date;
}
