import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Someone who signs in or receives mails; the address is unique whatever its case. */
@Entity('person')
export class Person {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('text')
  email!: string;

  @Column('text')
  name!: string;

  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;

  /** Since when the person may no longer sign in; null when it may */
  @Column('timestamptz', { name: 'disabled_at', nullable: true })
  disabledAt!: Date | null;
}
