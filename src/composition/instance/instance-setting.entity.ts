import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One setting of the instance: territory, sender, public URL, demo. */
@Entity('instance_setting')
export class InstanceSetting {
  @PrimaryColumn('text')
  name!: string;

  @Column('jsonb')
  value!: unknown;

  @Column('timestamptz', { name: 'changed_at' })
  changedAt!: Date;
}
