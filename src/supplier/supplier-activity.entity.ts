import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Area, ServiceType } from '#lib/matching-engine';

/** One thing that a supplier does, and where it does it. */
@Entity('supplier_activity')
export class SupplierActivity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'supplier_id' })
  supplierId!: string;

  @Column('integer')
  position!: number;

  /** Code of a trade of `libs/nomenclature` */
  @Column('text', { nullable: true })
  trade!: string | null;

  /** Codes of purchase sectors of `libs/nomenclature` */
  @Column('text', { array: true })
  sectors!: string[];

  @Column('text', { array: true })
  cpv!: string[];

  /** In its own words */
  @Column('text')
  text!: string;

  @Column('text', { name: 'service_types', array: true })
  serviceTypes!: ServiceType[];

  @Column('jsonb', { nullable: true })
  area!: Area | null;
}
