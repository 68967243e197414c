import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Why a buyer excludes a supplier: tried before, holds the contract that ends, conflict of interest, size, another reason. */
export const EXCLUSION_MOTIVES = ['tried', 'holder', 'conflict', 'size', 'other'] as const;
export type ExclusionMotive = (typeof EXCLUSION_MOTIVES)[number];

/** A supplier that the buyer of a need excludes from it, until it takes it back. */
@Entity('need_exclusion')
export class NeedExclusion {
  @PrimaryColumn('uuid', { name: 'need_id' })
  needId!: string;

  @PrimaryColumn('uuid', { name: 'supplier_id' })
  supplierId!: string;

  @Column('text')
  motive!: ExclusionMotive;

  /** In the buyer's own words, for its own eyes */
  @Column('text')
  precision!: string;

  @Column('uuid', { name: 'excluded_by' })
  excludedBy!: string;

  @Column('timestamptz', { name: 'excluded_at' })
  excludedAt!: Date;
}
