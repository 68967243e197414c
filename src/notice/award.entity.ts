import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Winner } from '#lib/notice-formats';

/** A contract made and one who won it, as one notice tells it. */
@Entity('award')
export class Award {
  @PrimaryColumn('uuid', { name: 'notice_id' })
  noticeId!: string;

  /** In the order of the notice, from 0 */
  @PrimaryColumn('integer')
  position!: number;

  @Column('text', { name: 'lot_number' })
  lotNumber!: string;

  @Column('text')
  title!: string;

  @Column('text', { array: true })
  cpv!: string[];

  /** Where the work is: INSEE code of its commune, else of its department; null where nothing tells, and of rows older than this column */
  @Column('text', { nullable: true })
  place!: string | null;

  @Column('text', { name: 'buyer_name' })
  buyerName!: string;

  @Column('char', { name: 'buyer_siret', length: 14, nullable: true })
  buyerSiret!: string | null;

  @Column('text', { name: 'winner_name' })
  winnerName!: string;

  @Column('char', { name: 'winner_siret', length: 14, nullable: true })
  winnerSiret!: string | null;

  @Column('char', { name: 'winner_siren', length: 9, nullable: true })
  winnerSiren!: string | null;

  @Column('text')
  role!: Winner['role'];

  /** Of the whole contract, before tax, whatever the number of its winners */
  @Column('numeric', { nullable: true })
  amount!: string | null;

  @Column('text', { nullable: true })
  currency!: string | null;

  @Column('date', { name: 'decided_on', nullable: true })
  decidedOn!: string | null;

  @Column('text', { name: 'contract_id', nullable: true })
  contractId!: string | null;

  /** Tenders received for the lot */
  @Column('integer', { nullable: true })
  bids!: number | null;
}
