import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Work that a supplier says it has done for a buyer. */
@Entity('supplier_reference')
export class SupplierReference {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'supplier_id' })
  supplierId!: string;

  @Column('text')
  buyer!: string;

  @Column('text')
  title!: string;

  @Column('text', { nullable: true })
  cpv!: string | null;

  @Column('integer')
  year!: number;

  /** Euros before tax; PostgreSQL gives numerics as text */
  @Column('numeric', { precision: 14, scale: 2, nullable: true })
  amount!: string | null;
}
