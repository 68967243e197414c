import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { readPrepared, type PreparedRead } from '#lib/database';
import type { Eligibility, Link, ProfileEvidence, SetAside } from '#lib/matching-engine';
import type { BuyerType, Lever, Nature, Place } from '#lib/nomenclature';
import { withToldLinks, type Stored } from '../../matching/matching.service';
import type { NeedPlace, NeedState } from '../../need/need.service';
import { placeWords } from '../../opportunity/opportunity.service';

/** A need as its buyer sees it, its opportunity beside it. */
export interface NeedFacts {
  ref: string;
  state: NeedState;
  rowVersion: number;
  title: string;
  details: string;
  cpv: string[];
  cpvOrigin: 'proposed' | 'chosen';
  /** As they are stored; empty while its answers never were whole */
  places: NeedPlace[];
  /** Where its opportunity is, as a person reads it */
  where: string | null;
  startsOn: string | null;
  closesOn: string | null;
  amount: number | null;
  durationMonths: number | null;
  buyerType: 'public' | 'private';
  buyerName: string;
  reservedFor: Lever | null;
  nature: Nature | null;
  /** Euros before tax of the homogeneous family in the year; null when the buyer has not said */
  yearTotal: number | null;
  buyerCategory: BuyerType | null;
  incomplete: boolean;
  publishedAt: Date | null;
  /** Null while its answers never were whole */
  opportunityId: string | null;
  matchedAt: Date | null;
}

/** A supplier of a list, by what its card names. */
export interface SupplierFacts {
  supplierId: string;
  siret: string;
  name: string;
  city: string;
  evidence: ProfileEvidence[];
}

export interface RankedRow extends SupplierFacts {
  rank: number;
  score: number;
  links: Link[];
  eligibility: Eligibility;
  answer: 'interested' | 'not-for-me' | null;
  answerReason: string | null;
  answeredAt: Date | null;
}

export interface SetAsideRow extends SupplierFacts {
  aside: SetAside;
}

/** Columns of a supplier `s`, as its card names it. */
export const SUPPLIER = `
  s.id as "supplierId", s.siret, coalesce(nullif(s.brand, ''), s.name) as name, s.city,
  coalesce((select json_agg(json_build_object('id', e.id, 'kind', e.kind, 'source', e.source,
              'checkedAt', e.checked_at, 'validUntil', e.valid_until, 'denied', e.denied) order by e.kind)
              from evidence e where e.supplier_id = s.id), '[]') as evidence`;

const NEED: PreparedRead = {
  name: 'need-results-need',
  text: `select n.ref, n.state, n.row_version as "rowVersion", n.title, n.details, n.cpv, n.cpv_origin as "cpvOrigin",
          n.places, o.content -> 'place' as "place", o.content -> 'places' as "opportunityPlaces",
          to_char(n.starts_on, 'YYYY-MM-DD') as "startsOn", to_char(n.closes_on, 'YYYY-MM-DD') as "closesOn",
          n.amount::float8 as amount, n.duration_months as "durationMonths", n.buyer_type as "buyerType",
          g.name as "buyerName", n.reserved_for as "reservedFor", n.nature,
          n.year_total::float8 as "yearTotal", n.buyer_category as "buyerCategory", n.typed is not null as incomplete,
          n.published_at as "publishedAt", o.id as "opportunityId", r.ran_at as "matchedAt"
     from need n
     join organisation g on g.id = n.organisation_id
     left join opportunity o on o.kind = 'need' and o.ref = n.ref
     left join match_run r on r.opportunity_id = o.id
    where n.ref = $2 and n.organisation_id = $1`,
};

const RANKED: PreparedRead = {
  name: 'need-results-ranked',
  text: `select ${SUPPLIER}, m.rank, m.score, m.links, m.eligibility,
          a.value as answer, a.reason as "answerReason", a.changed_at as "answeredAt"
     from match m
     join supplier s on s.id = m.supplier_id
     left join answer a on a.opportunity_id = m.opportunity_id and a.supplier_id = m.supplier_id
    where m.opportunity_id = $1 and (m.state <> 'withdrawn' or m.because = 'opportunity/closed')
    order by m.rank, m.id`,
};

const SUPPLIERS: PreparedRead = {
  name: 'need-results-suppliers',
  text: `select ${SUPPLIER} from supplier s where s.id = any ($1::uuid[])`,
};

/** Its place stands beside it; null while it has no opportunity. */
type NeedRow = Omit<NeedFacts, 'where'> & { place: Place | null; opportunityPlaces: Place[] | null };

/** A need, its ranked suppliers and their answers; only ever for the organisation that wrote it. */
@Injectable()
export class NeedResultsQuery {
  constructor(private readonly db: DataSource) {}

  /** @returns the need, or null when it is none of this organisation */
  async need(organisationId: string, ref: string): Promise<NeedFacts | null> {
    const [row] = await readPrepared<NeedRow>(this.db, NEED, [organisationId, ref]);
    if (!row) return null;
    const { place, opportunityPlaces, ...need } = row;
    return { ...need, where: place && placeWords({ place, places: opportunityPlaces ?? [] }) };
  }

  /** @returns the suppliers ranked for an opportunity, best first, each with its answer */
  async ranked(opportunityId: string): Promise<RankedRow[]> {
    const rows = await readPrepared<Stored<RankedRow>>(this.db, RANKED, [opportunityId]);
    return rows.map(withToldLinks<RankedRow>);
  }

  /** @returns the suppliers of these ids that exist, in no particular order */
  async suppliers(ids: readonly string[]): Promise<SupplierFacts[]> {
    return ids.length === 0 ? [] : readPrepared<SupplierFacts>(this.db, SUPPLIERS, [ids]);
  }

  /** @returns those set aside, named, in the order given */
  async setAside(asides: readonly SetAside[]): Promise<SetAsideRow[]> {
    const rows = await this.suppliers(asides.map((aside) => aside.supplierId));
    const byId = new Map(rows.map((row) => [row.supplierId, row]));
    return asides.flatMap((aside) => {
      const supplier = byId.get(aside.supplierId);
      return supplier ? [{ ...supplier, aside }] : [];
    });
  }
}
