import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One opportunity told to one person; unique by person, opportunity, version and kind, so nothing is told twice. */
@Entity('digest_item')
export class DigestItem {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'digest_id' })
  digestId!: string;

  @Column('uuid', { name: 'person_id' })
  personId!: string;

  @Column('uuid', { name: 'opportunity_id' })
  opportunityId!: string;

  @Column('integer')
  version!: number;

  @Column('text')
  kind!: 'new' | 'correction' | 'cancellation';

  @Column('uuid', { name: 'match_id' })
  matchId!: string;

  @Column('integer')
  position!: number;
}
