import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A day whose digests were all planned; what comes later in the day waits for the next. */
@Entity('digest_round')
export class DigestRound {
  @PrimaryColumn('date')
  day!: string;

  @Column('timestamptz', { name: 'planned_at' })
  plannedAt!: Date;
}
