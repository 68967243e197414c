import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { NoticeLot } from '#lib/notice-formats';
import type { LotStatus } from './procedure-projection';

/** A lot as all the notices of its procedure leave it. */
@Entity('procedure_lot')
export class ProcedureLot {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'procedure_id' })
  procedureId!: string;

  @Column('text')
  number!: string;

  @Column('text')
  title!: string;

  @Column('text')
  status!: LotStatus;

  @Column('timestamptz', { nullable: true })
  deadline!: Date | null;

  @Column('jsonb')
  content!: NoticeLot;

  @Column('text', { name: 'content_hash' })
  contentHash!: string;

  /** The notice whose words are current */
  @Column('uuid', { name: 'notice_id' })
  noticeId!: string;
}
