import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A link asked for: an address at first, then a person and the hash of the token its mail carries. */
@Entity('sign_in')
export class SignIn {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('text', { nullable: true })
  address!: string | null;

  @Column('uuid', { name: 'person_id', nullable: true })
  personId!: string | null;

  @Column('text', { name: 'token_hash', nullable: true })
  tokenHash!: string | null;

  /** A path of this site */
  @Column('text', { name: 'return_to' })
  returnTo!: string;

  @Column('timestamptz', { name: 'requested_at' })
  requestedAt!: Date;

  @Column('timestamptz', { name: 'expires_at' })
  expiresAt!: Date;

  @Column('timestamptz', { name: 'used_at', nullable: true })
  usedAt!: Date | null;
}
