import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { readOnly } from '#lib/database';
import type { NeedState } from '../../need/need.service';

export interface NeedRow {
  ref: string;
  title: string;
  state: NeedState;
  incomplete: boolean;
  changedAt: Date;
  closesOn: string | null;
  /** `none` while its answers never were whole, `waiting` until it is matched for the first time */
  matched: 'none' | 'waiting' | 'done';
  /** Suppliers whose trade and place hold, and whom no law keeps away */
  held: number;
  /** The others that are ranked */
  doubtful: number;
  interested: number;
}

/** The needs of one organisation, with how many suppliers each one finds. */
@Injectable()
export class NeedListQuery {
  constructor(private readonly db: DataSource) {}

  async of(organisationId: string): Promise<NeedRow[]> {
    return readOnly(this.db, (tx) =>
      tx.query<NeedRow[]>(
        `select n.ref, n.title, n.state, n.typed is not null as incomplete, n.changed_at as "changedAt",
              to_char(n.closes_on, 'YYYY-MM-DD') as "closesOn",
              case when o.id is null then 'none' when r.opportunity_id is null then 'waiting' else 'done' end as matched,
              coalesce(m.held, 0) as held, coalesce(m.ranked - m.held, 0) as doubtful, coalesce(a.interested, 0) as interested
         from need n
         left join opportunity o on o.kind = 'need' and o.ref = n.ref
         left join match_run r on r.opportunity_id = o.id
         left join lateral (
           select count(*)::int as ranked, count(*) filter (where m.leaves_alone)::int as held
             from match m where m.opportunity_id = o.id and (m.state <> 'withdrawn' or m.because = 'opportunity/closed')) m on true
         left join lateral (
           select count(*)::int as interested from answer a where a.opportunity_id = o.id and a.value = 'interested') a on true
        where n.organisation_id = $1 and n.state <> 'archived'
        order by n.changed_at desc, n.ref desc limit 200`,
        [organisationId],
      ),
    );
  }
}
