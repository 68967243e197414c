import { Entity, PrimaryColumn } from 'typeorm';
import type { NoticeLink as Link } from '#lib/notice-formats';

/** What a notice says of an earlier one; the other may not have come yet. */
@Entity('notice_link')
export class NoticeLink {
  @PrimaryColumn('uuid', { name: 'notice_id' })
  noticeId!: string;

  @PrimaryColumn('text')
  relation!: Link['relation'];

  /** Source id or BT-701 of the other, without the version that eForms writes behind it */
  @PrimaryColumn('text')
  target!: string;
}
