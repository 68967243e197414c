import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Notice as NoticeContent, NoticeForm, Repair } from '#lib/notice-formats';
import type { JoinRule } from './same-procedure';

/** A notice as its source published it, read; one row per source and id, with what was mended. */
@Entity('notice')
export class Notice {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'procedure_id' })
  procedureId!: string;

  /** The rule that made it one with an earlier notice of its procedure; null for the first */
  @Column('text', { name: 'joined_by', nullable: true })
  joinedBy!: JoinRule | null;

  @Column('text')
  source!: NoticeContent['source'];

  @Column('text', { name: 'source_id' })
  sourceId!: string;

  /** BT-701 */
  @Column('text', { name: 'notice_uuid', nullable: true })
  noticeUuid!: string | null;

  @Column('text')
  form!: NoticeForm;

  /** `YYYY-MM-DD`; null where the source dates nothing */
  @Column('date', { name: 'published_on', nullable: true })
  publishedOn!: string | null;

  @Column('timestamptz', { name: 'issued_at', nullable: true })
  issuedAt!: Date | null;

  @Column('text', { nullable: true })
  url!: string | null;

  @Column('jsonb')
  content!: NoticeContent;

  @Column('text', { name: 'content_hash' })
  contentHash!: string;

  @Column('jsonb')
  repairs!: Repair[];

  /** Key of the raw bytes it was read from */
  @Column('text', { name: 'raw_hash' })
  rawHash!: string;

  @Column('timestamptz', { name: 'read_at' })
  readAt!: Date;
}
