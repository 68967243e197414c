import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Role } from './viewer';

/** A browser that is signed in, by the hash of its cookie's value. */
@Entity('session')
export class Session {
  @PrimaryColumn('text', { name: 'token_hash' })
  tokenHash!: string;

  @Column('uuid', { name: 'person_id' })
  personId!: string;

  @Column('text')
  space!: Role;

  @Column('timestamptz', { name: 'started_at' })
  startedAt!: Date;

  @Column('timestamptz', { name: 'seen_at' })
  seenAt!: Date;

  @Column('timestamptz', { name: 'expires_at' })
  expiresAt!: Date;
}
