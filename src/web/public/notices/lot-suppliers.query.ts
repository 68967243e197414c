import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { readOnly } from '#lib/database';
import type { Eligibility, Link, ProfileEvidence } from '#lib/matching-engine';
import { withToldLinks, type Stored } from '../../../matching/matching.service';
import type { OpportunityState } from '../../../opportunity/opportunity.service';

export interface LotSupplier {
  name: string;
  siret: string;
  city: string;
  evidence: Omit<ProfileEvidence, 'id'>[];
  state: 'proposed' | 'to-review' | 'accepted';
  links: Link[];
  eligibility: Eligibility;
}

export interface LotSuppliers {
  lot: OpportunityState;
  suppliers: LotSupplier[];
  /** Matches in all; the list holds the first ones */
  total: number;
}

const SHOWN = 30;

/** Who could answer a lot of a public notice; never who said so. */
@Injectable()
export class LotSuppliersQuery {
  constructor(private readonly db: DataSource) {}

  /** @returns null when the notice or the lot does not exist */
  async read(source: string, sourceId: string, lotNumber: string): Promise<LotSuppliers | null> {
    return readOnly(this.db, async (tx) => {
      const [row]: { id: string; lot: OpportunityState; total: number }[] = await tx.query(
        `select o.id, o.content as lot,
                (select count(*)::int from match m where m.opportunity_id = o.id and m.state in ('proposed', 'to-review', 'accepted')) as total
           from notice n
           join opportunity o on o.kind = 'lot' and o.ref = n.procedure_id || '/' || $3 and o.visibility = 'public' and o.merged_into is null
          where n.source = $1 and n.source_id = $2`,
        [source, sourceId, lotNumber],
      );
      if (!row) return null;
      const suppliers: Stored<LotSupplier>[] = await tx.query(
        `select coalesce(nullif(s.brand, ''), s.name) as name, s.siret, s.city, m.state, m.links, m.eligibility,
                coalesce((select jsonb_agg(jsonb_build_object('kind', e.kind, 'source', e.source, 'checkedAt', e.checked_at,
                            'validUntil', e.valid_until, 'denied', e.denied) order by e.kind)
                            from evidence e where e.supplier_id = s.id), '[]') as evidence
           from match m join supplier s on s.id = m.supplier_id
          where m.opportunity_id = $1 and m.state in ('proposed', 'to-review', 'accepted')
          order by m.rank limit ${SHOWN}`,
        [row.id],
      );
      return { lot: row.lot, total: row.total, suppliers: suppliers.map(withToldLinks<LotSupplier>) };
    });
  }
}
