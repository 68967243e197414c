import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ProcedureStatus } from './procedure-projection';

/** One purchase, whatever the number of notices that speak of it and of sources that publish them. */
@Entity('procedure')
export class Procedure {
  @PrimaryColumn('uuid')
  id!: string;

  /** BT-04 ContractFolderID, when a notice gives one */
  @Column('text', { name: 'folder_id', nullable: true })
  folderId!: string | null;

  @Column('text')
  title!: string;

  @Column('text', { name: 'buyer_name' })
  buyerName!: string;

  @Column('char', { name: 'buyer_siret', length: 14, nullable: true })
  buyerSiret!: string | null;

  @Column('text', { name: 'buyer_city', nullable: true })
  buyerCity!: string | null;

  @Column('text')
  status!: ProcedureStatus;

  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;

  @Column('timestamptz', { name: 'changed_at' })
  changedAt!: Date;
}
