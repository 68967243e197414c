import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { readOnly } from '#lib/database';
import type { ProfileEvidence } from '#lib/matching-engine';
import { LEVERS, type Mark } from '#lib/nomenclature';
import type { OpportunityState } from '../../../opportunity/opportunity.service';
import { shapeOf } from '../../shared/mark.view';

export interface HomeSupplier {
  commune: string;
  evidence: ProfileEvidence[];
}

export interface HomeLot {
  title: string;
  /** Of the notice, `boamp-26-900417` */
  ref: string;
  lotNumber: string | null;
  buyer: string;
  amount: OpportunityState['amount'];
  marks: Mark[];
  closesAt: Date;
}

export interface HomeFacts {
  suppliers: HomeSupplier[];
  /** Of the whole country, when the instance has no territory */
  supplierTotal: number;
  lots: HomeLot[];
  lotTotal: number;
}

const LOTS_SHOWN = 5;
const MARKED = LEVERS.filter((lever) => shapeOf(lever) !== null);

/** What the home page counts, from rows, as they are now. */
@Injectable()
export class HomeQuery {
  constructor(private readonly db: DataSource) {}

  async read(communes: readonly string[], now: Date): Promise<HomeFacts> {
    return readOnly(this.db, async (tx) => {
      const suppliers: HomeSupplier[] = await tx.query(
        `select s.commune, coalesce(json_agg(json_build_object('id', e.id, 'kind', e.kind, 'source', e.source,
                  'checkedAt', e.checked_at, 'validUntil', e.valid_until, 'denied', e.denied)) filter (where e.id is not null), '[]') as evidence
           from supplier s left join evidence e on e.supplier_id = s.id
          where s.commune = any ($1) and s.life <> 'archived' and s.merged_into is null
          group by s.id`,
        [communes],
      );
      const [{ total }]: [{ total: number }] = await tx.query(
        `select count(*)::int as total from supplier where life <> 'archived' and merged_into is null`,
      );
      const lots: (HomeLot & { total: number })[] = await tx.query(
        `select o.title, o.content ->> 'noticeRef' as ref, o.content ->> 'lotNumber' as "lotNumber", o.buyer_name as buyer,
                o.content -> 'amount' as amount, o.content -> 'marks' as marks, o.closes_at as "closesAt",
                count(*) over ()::int as total
           from opportunity o
          where o.kind = 'lot' and o.visibility = 'public' and o.merged_into is null and o.status = 'open' and o.closes_at > $1
            and exists (select 1 from jsonb_array_elements(o.content -> 'marks') m
                         where m ->> 'lever' = any ($2) and m ->> 'certainty' <> 'to-check')
          order by coalesce(o.commune = any ($3), false) desc, o.closes_at, o.id limit ${LOTS_SHOWN}`,
        [now, MARKED, communes],
      );
      return { suppliers, supplierTotal: total, lots, lotTotal: lots[0]?.total ?? 0 };
    });
  }
}
