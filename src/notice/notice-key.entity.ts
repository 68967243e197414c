import { Entity, PrimaryColumn } from 'typeorm';

/** A key under which the other notices of its procedure find a notice; see `keysOf`. */
@Entity('notice_key')
export class NoticeKey {
  @PrimaryColumn('text')
  key!: string;

  @PrimaryColumn('uuid', { name: 'notice_id' })
  noticeId!: string;
}
