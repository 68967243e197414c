import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A supplier in a list, with what the person notes of it. */
@Entity('supplier_list_item')
export class SupplierListItem {
  @PrimaryColumn('uuid', { name: 'list_id' })
  listId!: string;

  @PrimaryColumn('uuid', { name: 'supplier_id' })
  supplierId!: string;

  @Column('text')
  note!: string;

  @Column('timestamptz', { name: 'added_at' })
  addedAt!: Date;
}
