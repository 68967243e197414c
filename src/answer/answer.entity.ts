import { Column, Entity, PrimaryColumn } from 'typeorm';

export type AnswerValue = 'interested' | 'not-for-me';

/** What a supplier said of an opportunity; the last word counts. */
@Entity('answer')
export class Answer {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'opportunity_id' })
  opportunityId!: string;

  @Column('uuid', { name: 'supplier_id' })
  supplierId!: string;

  @Column('uuid', { name: 'person_id', nullable: true })
  personId!: string | null;

  @Column('text')
  value!: AnswerValue;

  @Column('text', { nullable: true })
  reason!: string | null;

  @Column('timestamptz', { name: 'answered_at' })
  answeredAt!: Date;

  @Column('timestamptz', { name: 'changed_at' })
  changedAt!: Date;
}
