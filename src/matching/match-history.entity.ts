import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { MatchState } from './match-state';

/** Each state a match went through, why, and who said so (null: a rule); nothing as long as it never moved: its row tells it. */
@Entity('match_history')
export class MatchHistory {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'match_id' })
  matchId!: string;

  @Column('timestamptz')
  at!: Date;

  @Column('integer')
  version!: number;

  @Column('text')
  state!: MatchState;

  @Column('text')
  because!: string;

  @Column('uuid', { nullable: true })
  by!: string | null;

  @Column('text', { name: 'facts_hash' })
  factsHash!: string;
}
