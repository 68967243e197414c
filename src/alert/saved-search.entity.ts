import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A search of suppliers that a person keeps, and how many it found when it was last opened. */
@Entity('saved_search')
export class SavedSearch {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'person_id' })
  personId!: string;

  @Column('text')
  name!: string;

  /** As its address writes it: `q=tonte&ou=Poitiers` */
  @Column('text')
  query!: string;

  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;

  @Column('timestamptz', { name: 'seen_at' })
  seenAt!: Date;

  @Column('integer', { name: 'seen_total' })
  seenTotal!: number;

  /** False when the total was capped */
  @Column('boolean', { name: 'seen_is_exact' })
  seenIsExact!: boolean;

  /** Deleted, and still to be given back for ten minutes */
  @Column('timestamptz', { name: 'deleted_at', nullable: true })
  deletedAt!: Date | null;
}
