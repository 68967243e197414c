import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Where a supplier's point comes from: its source, the middle of its commune, or there is none. */
export type PointOrigin = 'source' | 'commune' | 'none';

/** How far a supplier has come: known by a list, written to, taken over by its people, checked; or closed. */
export type SupplierLife = 'imported' | 'invited' | 'claimed' | 'verified' | 'archived';

/** A head office, or one of the other establishments of its SIREN. */
export type SupplierOffice = 'head-office' | 'antenna';

/** Units that a capacity is told in, beside people and euros a year. */
export const CAPACITY_UNITS = [
  'm2',
  'meals-per-day',
  'kg-per-day',
  'vehicles',
  'workstations',
  'tonnes-per-year',
  'hours-per-year',
] as const;
export type CapacityUnit = (typeof CAPACITY_UNITS)[number];

/** What a trade measures in its own unit. */
export interface SupplierCapacity {
  unit: CapacityUnit;
  amount: number;
}

/** Who said what stands in a member, and when (ISO instant). */
export interface Origin {
  /** `import:<source>`, `person:<id>`, `merge:<id>`, `job:<name>`, `cli` or `demo` */
  by: string;
  at: string;
}

/** Who can supply: one row per establishment (SIRET). What it is in law stands in `evidence`, never here. */
@Entity('supplier')
export class Supplier {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('char', { length: 14, unique: true })
  siret!: string;

  @Column('text')
  name!: string;

  /** The name it goes by, when it is not the registered one; else empty */
  @Column('text')
  brand!: string;

  @Column('text', { nullable: true })
  naf!: string | null;

  @Column('text', { name: 'legal_form' })
  legalForm!: string;

  @Column('text')
  description!: string;

  @Column('text', { nullable: true })
  website!: string | null;

  @Column('text')
  address!: string;

  @Column('text', { name: 'post_code', nullable: true })
  postCode!: string | null;

  @Column('text')
  city!: string;

  @Column('char', { length: 5, nullable: true })
  commune!: string | null;

  @Column('text', { nullable: true })
  epci!: string | null;

  @Column('text', { nullable: true })
  department!: string | null;

  @Column('text', { nullable: true })
  region!: string | null;

  @Column('double precision', { nullable: true })
  lat!: number | null;

  @Column('double precision', { nullable: true })
  lon!: number | null;

  @Column('text', { name: 'point_origin' })
  pointOrigin!: PointOrigin;

  /** People it can put on a contract */
  @Column('integer', { nullable: true })
  people!: number | null;

  /** Euros a year before tax it can take; PostgreSQL gives numerics as text */
  @Column('numeric', { name: 'yearly_amount', precision: 14, scale: 2, nullable: true })
  yearlyAmount!: string | null;

  @Column('date', { name: 'free_from', nullable: true })
  freeFrom!: string | null;

  @Column('text', { nullable: true })
  office!: SupplierOffice | null;

  /** Networks it belongs to, by their names */
  @Column('text', { array: true })
  networks!: string[];

  @Column('jsonb')
  capacities!: SupplierCapacity[];

  /** Share of its capacity that is taken, in percent */
  @Column('integer', { nullable: true })
  load!: number | null;

  /** Euros before tax below which it takes no order; PostgreSQL gives numerics as text */
  @Column('numeric', { name: 'smallest_order', precision: 14, scale: 2, nullable: true })
  smallestOrder!: string | null;

  @Column('numeric', { name: 'largest_order', precision: 14, scale: 2, nullable: true })
  largestOrder!: string | null;

  /** Per member of its state, who said what stands there; `place` for all that says where, `contact` for the contact */
  @Column('jsonb')
  origins!: Record<string, Origin>;

  /** The supplier that it turned out to be, when it was merged */
  @Column('uuid', { name: 'merged_into', nullable: true })
  mergedInto!: string | null;

  @Column('text')
  life!: SupplierLife;

  /** Only of an archived one, which may have none: a check of the table */
  @Column('date', { name: 'closed_on', nullable: true })
  closedOn!: string | null;

  @Column('text', { name: 'content_hash' })
  contentHash!: string;

  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;

  @Column('timestamptz', { name: 'changed_at' })
  changedAt!: Date;

  /** Transaction of the last change, of the row or of its children. `xid8`, a type that TypeORM does not know; SQL alone writes it */
  @Column({ type: 'text', insert: false, update: false, select: false })
  xid!: string;
}
