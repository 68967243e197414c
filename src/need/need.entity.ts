import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { BuyerType, Lever } from '#lib/nomenclature';
import type { NeedPlace } from './need-place';
import type { TypedNeed } from './typed-need';

export type NeedState = 'draft' | 'published' | 'closed' | 'archived';

const EUROS = {
  precision: 14,
  scale: 2,
  nullable: true,
  transformer: {
    to: (value: unknown) => value,
    from: (text: string | null) => (text === null ? null : Number(text)),
  },
};

/** What a buyer asks for; the last answers that were whole, and beside them those still being typed. */
@Entity('need')
export class Need {
  @PrimaryColumn('uuid')
  id!: string;

  /** What a person reads and types: `B-2026-0001` */
  @Column('text')
  ref!: string;

  @Column('uuid', { name: 'organisation_id' })
  organisationId!: string;

  @Column('uuid', { name: 'written_by' })
  writtenBy!: string;

  @Column('text')
  state!: NeedState;

  @Column('text')
  title!: string;

  @Column('text')
  details!: string;

  @Column('text', { array: true })
  cpv!: string[];

  @Column('text', { name: 'cpv_origin' })
  cpvOrigin!: 'proposed' | 'chosen';

  @Column('text', { nullable: true })
  nature!: 'works' | 'supplies' | 'services' | null;

  /** Where it is asked for, in the order typed; empty until the answers are whole */
  @Column('text', { array: true })
  places!: NeedPlace[];

  @Column('date', { name: 'starts_on', nullable: true })
  startsOn!: string | null;

  /** Last day to answer, included */
  @Column('date', { name: 'closes_on', nullable: true })
  closesOn!: string | null;

  /** Euros before tax, for the whole duration; its buyer's eyes only */
  @Column('numeric', { ...EUROS, name: 'amount' })
  amount!: number | null;

  /** Euros before tax that the buyer spends in the year on the homogeneous family, this need included; its buyer's eyes only */
  @Column('numeric', { ...EUROS, name: 'year_total' })
  yearTotal!: number | null;

  /** What the buyer is in law, when it said so */
  @Column('text', { name: 'buyer_category', nullable: true })
  buyerCategory!: BuyerType | null;

  @Column('integer', { name: 'duration_months', nullable: true })
  durationMonths!: number | null;

  @Column('text', { name: 'buyer_type' })
  buyerType!: 'public' | 'private';

  @Column('text', { name: 'reserved_for', nullable: true })
  reservedFor!: Lever | null;

  @Column('jsonb', { nullable: true })
  typed!: TypedNeed | null;

  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;

  @Column('timestamptz', { name: 'changed_at' })
  changedAt!: Date;

  @Column('timestamptz', { name: 'published_at', nullable: true })
  publishedAt!: Date | null;

  @Column('integer', { name: 'row_version' })
  rowVersion!: number;
}

/** A need of which nothing is said yet. */
export const EMPTY_NEED = {
  state: 'draft',
  details: '',
  cpv: [] as string[],
  cpvOrigin: 'proposed',
  nature: null,
  places: [] as NeedPlace[],
  startsOn: null,
  closesOn: null,
  amount: null,
  durationMonths: null,
  buyerType: 'public',
  reservedFor: null,
  yearTotal: null,
  buyerCategory: null,
  publishedAt: null,
  rowVersion: 1,
} as const;
