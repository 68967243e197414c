import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The last day on which proofs were looked at, in one row: days that were missed are caught up from it. */
@Entity('evidence_watch')
export class EvidenceWatchDay {
  /** Always 1 */
  @PrimaryColumn('integer')
  id!: number;

  @Column('date')
  day!: string;
}
