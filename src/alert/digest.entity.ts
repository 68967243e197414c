import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One digest to one person for one supplier; what it holds stands in its items. */
@Entity('digest')
export class Digest {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'alert_profile_id' })
  alertProfileId!: string;

  @Column('uuid', { name: 'person_id' })
  personId!: string;

  /** Day in Europe/Paris it was composed for */
  @Column('date')
  day!: string;

  /** Opportunities that fit as well and wait for the next digest */
  @Column('integer', { name: 'left_count' })
  leftCount!: number;

  @Column('timestamptz', { name: 'composed_at' })
  composedAt!: Date;
}
