import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { RefusedLine } from './read-lines';
import type { ReferenceName } from './reference-lists';

/** An official list that this instance has loaded: from where, since when, and what of it could not be read. */
@Entity('reference_list')
export class ReferenceList {
  @PrimaryColumn('text')
  name!: ReferenceName;

  /** A file's name, or the address that was asked */
  @Column('text')
  origin!: string;

  @Column('text', { name: 'content_hash' })
  contentHash!: string;

  @Column('integer', { name: 'row_count' })
  rowCount!: number;

  @Column('integer', { name: 'refused_count' })
  refusedCount!: number;

  /** The first refused lines, whole, with their reasons */
  @Column('jsonb')
  refused!: RefusedLine[];

  @Column('timestamptz', { name: 'loaded_at' })
  loadedAt!: Date;

  /** Moves with every load */
  @Column('integer')
  version!: number;
}
