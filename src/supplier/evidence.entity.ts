import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Kind } from '#lib/nomenclature';

/**
 * What makes a supplier an insertion structure, an EA, an ESAT, an ESUS…: one row per kind and source.
 * Its dates are its source's: a row whose source gives none has none. Its status is derived from them, never stored.
 */
@Entity('evidence')
export class Evidence {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'supplier_id' })
  supplierId!: string;

  @Column('text')
  kind!: Kind;

  @Column('text')
  source!: string;

  /** What the source calls it: number of an agreement, of a convention, of a decree */
  @Column('text', { name: 'source_ref' })
  sourceRef!: string;

  @Column('date', { name: 'checked_at', nullable: true })
  checkedAt!: string | null;

  /** Last day of validity, included */
  @Column('date', { name: 'valid_until', nullable: true })
  validUntil!: string | null;

  /** The source says that the supplier is not of this kind, or no longer */
  @Column('boolean')
  denied!: boolean;

  @Column('timestamptz', { name: 'recorded_at' })
  recordedAt!: Date;
}
