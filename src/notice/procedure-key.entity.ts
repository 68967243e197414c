import { Entity, PrimaryColumn } from 'typeorm';

/** A key under which the other notices of its procedure find a notice. */
@Entity('procedure_key')
export class ProcedureKey {
  @PrimaryColumn('text')
  key!: string;

  @PrimaryColumn('uuid', { name: 'notice_id' })
  noticeId!: string;
}
