import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { readOnly } from '#lib/database';
import type { Link, ProfileEvidence } from '#lib/matching-engine';
import { withToldLinks, type Stored } from '../../../matching/matching.service';
import type { OpportunityState, OpportunityStatus } from '../../../opportunity/opportunity.service';

/** A lot with what advice on it is made from. */
export interface LotLeverFacts {
  lot: OpportunityState;
  status: OpportunityStatus;
  /** Lots of its procedure, itself included */
  lots: number;
  /** Euros before tax of all of them; null unless each has an amount in euros that is published */
  allLots: number | null;
  durationMonths: number | null;
  /** Code of the eForms list `buyer-legal-type`, where the notice gives it */
  legalType: string | null;
  matches: LotMatch[];
}

interface LotMatch {
  name: string;
  siret: string;
  evidence: ProfileEvidence[];
  links: Link[];
}

/** What the law looks at of a lot of a public notice. */
@Injectable()
export class LotLeverQuery {
  constructor(private readonly db: DataSource) {}

  /** @returns null when the notice or the lot does not exist */
  async read(source: string, sourceId: string, lotNumber: string): Promise<LotLeverFacts | null> {
    return readOnly(this.db, async (tx) => {
      const [row]: (Omit<LotLeverFacts, 'matches'> & { id: string })[] = await tx.query(
        `select o.id, o.content as lot, o.status,
                b.lots, b."allLots",
                (l.content ->> 'durationMonths')::int as "durationMonths",
                n.content #>> '{buyer,legalType}' as "legalType"
           from notice n
           join opportunity o on o.kind = 'lot' and o.ref = n.procedure_id || '/' || $3 and o.visibility = 'public' and o.merged_into is null
           cross join lateral (
             select count(*)::int as lots,
                    case when count(*) = count(*) filter (where content #>> '{amount,currency}' = 'EUR' and content #>> '{amount,buyerOnly}' = 'false')
                         then sum((content #>> '{amount,value}')::float8) end as "allLots"
               from opportunity
              where kind = 'lot' and visibility = 'public' and merged_into is null and ref like n.procedure_id || '/%'
           ) b
           left join procedure_lot l on l.procedure_id = n.procedure_id and l.number = $3
          where n.source = $1 and n.source_id = $2`,
        [source, sourceId, lotNumber],
      );
      if (!row) return null;
      const matches: Stored<LotMatch>[] = await tx.query(
        `select coalesce(nullif(s.brand, ''), s.name) as name, s.siret, m.links,
                coalesce((select jsonb_agg(jsonb_build_object('id', e.id, 'kind', e.kind, 'source', e.source,
                            'checkedAt', to_char(e.checked_at, 'YYYY-MM-DD'), 'validUntil', to_char(e.valid_until, 'YYYY-MM-DD'),
                            'denied', e.denied) order by e.kind)
                            from evidence e where e.supplier_id = s.id), '[]') as evidence
           from match m join supplier s on s.id = m.supplier_id
          where m.opportunity_id = $1
            and (m.state in ('proposed', 'to-review', 'accepted') or (m.state = 'withdrawn' and m.because = 'opportunity/closed'))
          order by m.rank, m.id`,
        [row.id],
      );
      const { id: _id, ...facts } = row;
      return { ...facts, matches: matches.map(withToldLinks<LotMatch>) };
    });
  }
}
