import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { readOnly } from '#lib/database';
import type { Eligibility, Link, ProfileEvidence } from '#lib/matching-engine';
import { withToldLinks, type MatchState, type Stored } from '../../matching/matching.service';
import type { OpportunityState } from '../../opportunity/opportunity.service';

/** A match that waits for an officer. */
export interface ReviewRow {
  matchId: string;
  rowVersion: number;
  because: string;
  links: Link[];
  eligibility: Eligibility;
  since: Date;
  opportunity: OpportunityState;
  supplierName: string;
  siret: string;
  city: string;
  evidence: Omit<ProfileEvidence, 'id'>[];
}

/** What became of a match that an officer looked at. */
export interface DecidedMatch {
  state: MatchState;
  rowVersion: number;
  supplierName: string;
  /** Null when a rule moved it */
  decidedBy: string | null;
  decidedByName: string | null;
  decidedAt: Date | null;
}

/** What a match is of, for who asks why; never of what its buyer alone may see. */
export interface ReviewedPurchase {
  matchId: string;
  opportunityId: string;
  title: string;
  buyerName: string;
  siret: string;
  /** It is on the list of those that wait */
  waits: boolean;
}

export interface AskedSupplier {
  supplierId: string;
  siret: string;
  name: string;
  city: string;
}

const SHOWN = 30;

/** Matches that wait, by deadline, then the longest waiting. */
@Injectable()
export class ReviewQuery {
  constructor(private readonly db: DataSource) {}

  async waiting(): Promise<{ total: number; rows: ReviewRow[] }> {
    return readOnly(this.db, async (tx) => {
      const [count] = await tx.query<{ total: number }[]>(
        `select count(*)::int as total from match m join opportunity o on o.id = m.opportunity_id
          where m.state = 'to-review' and o.merged_into is null`,
      );
      const rows = await tx.query<Stored<ReviewRow>[]>(
        `select m.id as "matchId", m.row_version as "rowVersion", m.because, m.links, m.eligibility, m.changed_at as since,
                o.content as opportunity, coalesce(nullif(s.brand, ''), s.name) as "supplierName", s.siret, s.city,
                coalesce((select jsonb_agg(jsonb_build_object('kind', e.kind, 'source', e.source, 'checkedAt', e.checked_at,
                            'validUntil', e.valid_until, 'denied', e.denied) order by e.kind)
                            from evidence e where e.supplier_id = s.id), '[]') as evidence
           from match m
           join opportunity o on o.id = m.opportunity_id
           join supplier s on s.id = m.supplier_id
          where m.state = 'to-review' and o.merged_into is null
          order by o.closes_at nulls last, m.changed_at, m.id limit ${SHOWN}`,
      );
      return { total: count!.total, rows: rows.map(withToldLinks<ReviewRow>) };
    });
  }

  /** @returns the public purchase of a match, or null */
  async purchase(matchId: string): Promise<ReviewedPurchase | null> {
    const [row] = await readOnly(this.db, (tx) =>
      tx.query<ReviewedPurchase[]>(
        `select m.id as "matchId", o.id as "opportunityId", o.title, o.buyer_name as "buyerName", s.siret,
                m.state = 'to-review' as waits
           from match m join opportunity o on o.id = m.opportunity_id join supplier s on s.id = m.supplier_id
          where m.id = $1 and o.visibility = 'public' and o.merged_into is null`,
        [matchId],
      ),
    );
    return row ?? null;
  }

  /** @returns the supplier of a SIRET, or null */
  async supplier(siret: string): Promise<AskedSupplier | null> {
    const [row] = await readOnly(this.db, (tx) =>
      tx.query<AskedSupplier[]>(
        `select id as "supplierId", siret, coalesce(nullif(brand, ''), name) as name, city from supplier where siret = $1`,
        [siret],
      ),
    );
    return row ?? null;
  }

  /** @returns what a match now is, or null when it is no more */
  async decided(matchId: string): Promise<DecidedMatch | null> {
    const [row] = await readOnly(this.db, (tx) =>
      tx.query<DecidedMatch[]>(
        `select m.state, m.row_version as "rowVersion", coalesce(nullif(s.brand, ''), s.name) as "supplierName",
                m.decided_by as "decidedBy", p.name as "decidedByName", m.decided_at as "decidedAt"
           from match m join supplier s on s.id = m.supplier_id left join person p on p.id = m.decided_by
          where m.id = $1`,
        [matchId],
      ),
    );
    return row ?? null;
  }
}
