import { Column, Entity, PrimaryColumn } from 'typeorm';

/** All open opportunities, or those whose last run had other weights than today's. */
export type RematchScope = 'all' | 'outdated';

/** A match of every open opportunity again, and how far it has come; at most one is under way. */
@Entity('rematch')
export class RematchRow {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('text')
  scope!: RematchScope;

  @Column('text', { name: 'weights_version' })
  weightsVersion!: string;

  /** `cli`, or `start` when the weights changed */
  @Column('text', { name: 'asked_by' })
  askedBy!: string;

  @Column('timestamptz', { name: 'asked_at' })
  askedAt!: Date;

  /** How many there were to do when it was asked */
  @Column('integer')
  total!: number;

  @Column('integer')
  done!: number;

  @Column('integer')
  failed!: number;

  /** The last opportunity it went past, in the order of ids; null before the first */
  @Column('uuid', { nullable: true })
  reached!: string | null;

  @Column('timestamptz', { name: 'ended_at', nullable: true })
  endedAt!: Date | null;
}
