import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { readOnly } from '#lib/database';
import { LEVERS, type Mark } from '#lib/nomenclature';
import type { OpportunityState, OpportunityStatus } from '../../../opportunity/opportunity.service';
import { shapeOf } from '../../shared/mark.view';

export const NOTICE_FILTERS = ['tous', 'reserve', 'clause', 'ouvert', 'clos'] as const;
export type NoticeFilter = (typeof NOTICE_FILTERS)[number];

/** Sources of notices, as addresses name them. */
export const NOTICE_SOURCES = ['boamp', 'ted', 'decp', 'approch'] as const;
export type NoticeSourceName = (typeof NOTICE_SOURCES)[number];

export interface NoticeListChoice {
  filter: NoticeFilter;
  /** Null: every source */
  source: NoticeSourceName | null;
  /** True: all of France as one list; false: the territory first, then a few from elsewhere */
  everywhere: boolean;
  /** From 1 */
  page: number;
  now: Date;
  territory: { communes: readonly string[]; departments: readonly string[] };
  /** Ids of the opportunities that words found; null when none were looked for */
  found: readonly string[] | null;
}

export interface ListedLot {
  number: string;
  title: string;
  status: OpportunityStatus;
  closesAt: Date | null;
  marks: Mark[];
  amount: OpportunityState['amount'];
}

/** A procedure with those of its lots that the filter keeps. */
export interface ListedNotice {
  procedureId: string;
  title: string;
  buyer: string;
  city: string | null;
  /** `boamp-26-12345` */
  ref: string;
  /** Day of the notice that cancelled it */
  cancelledOn: string | null;
  lots: ListedLot[];
}

export interface NoticePart {
  notices: ListedNotice[];
  /** Notices and lots in all, whatever the page */
  noticeCount: number;
  lotCount: number;
}

export interface NoticeList {
  /** Lots per filter, in the part that is listed first */
  counts: Record<NoticeFilter, number>;
  main: NoticePart;
  elsewhere: NoticePart | null;
  cancelled: ListedNotice[];
}

export const NOTICES_PER_PAGE = 10;
const ELSEWHERE_SHOWN = 5;
const CANCELLED_SHOWN = 5;

const RESERVING = LEVERS.filter((lever) => shapeOf(lever) === 'reserve');
const CLAUSES = LEVERS.filter((lever) => shapeOf(lever) === 'clause');

/** $1 now · $2 levers that reserve · $3 clauses · $4 communes and $5 departments of the territory · $6 source · $7 ids found by words */
const LOTS = `
  with lot as (
    select o.id, split_part(o.ref, '/', 1)::uuid as procedure_id, o.title, o.status, o.closes_at, o.changed_at, o.content,
           o.status = 'open' and (o.closes_at is null or o.closes_at > $1) as is_open,
           o.status = 'cancelled' as is_cancelled,
           exists (select 1 from jsonb_array_elements(o.content -> 'marks') m
                    where m ->> 'lever' = any ($2) and m ->> 'certainty' <> 'to-check') as is_reserved,
           exists (select 1 from jsonb_array_elements(o.content -> 'marks') m where m ->> 'lever' = any ($2)) as may_be_reserved,
           exists (select 1 from jsonb_array_elements(o.content -> 'marks') m where m ->> 'lever' = any ($3)) as has_clause,
           coalesce(o.commune = any ($4), o.department = any ($5), false) as is_near
      from opportunity o
     where o.kind = 'lot' and o.visibility = 'public' and o.merged_into is null
       and ($6::text is null or exists (select 1 from notice n
             where n.procedure_id = split_part(o.ref, '/', 1)::uuid and n.source = $6))
       and ($7::uuid[] is null or o.id = any ($7))
  )`;

const KEEPS: Record<NoticeFilter, string> = {
  tous: 'is_open',
  reserve: 'is_open and is_reserved',
  clause: 'is_open and has_clause',
  ouvert: 'is_open and not may_be_reserved',
  clos: 'not is_open',
};

interface LotRow extends Omit<ListedNotice, 'lots'> {
  lot: Omit<ListedLot, 'closesAt'> & { closesAt: string | null };
}

/** The lots of public notices, grouped by notice. */
@Injectable()
export class NoticeListQuery {
  constructor(private readonly db: DataSource) {}

  async read(choice: NoticeListChoice): Promise<NoticeList> {
    return readOnly(this.db, async (tx) => {
      const zone = choice.everywhere ? 'true' : 'is_near';
      const keeps = KEEPS[choice.filter];
      const skip = (choice.page - 1) * NOTICES_PER_PAGE;
      return {
        counts: await this.counts(tx, choice, zone),
        main: await this.part(tx, choice, `${zone} and ${keeps}`, NOTICES_PER_PAGE, skip),
        elsewhere: choice.everywhere
          ? null
          : await this.part(tx, choice, `not is_near and ${keeps}`, ELSEWHERE_SHOWN, 0),
        cancelled: (await this.part(tx, choice, 'is_cancelled', CANCELLED_SHOWN, 0, 'max(changed_at) desc')).notices,
      };
    });
  }

  private async counts(
    tx: EntityManager,
    choice: NoticeListChoice,
    zone: string,
  ): Promise<Record<NoticeFilter, number>> {
    const columns = NOTICE_FILTERS.map((filter) => `count(*) filter (where ${KEEPS[filter]})::int as "${filter}"`);
    const rows: Record<NoticeFilter, number>[] = await tx.query(
      `${LOTS} select ${columns.join(', ')} from lot where ${zone}`,
      parameters(choice),
    );
    return rows[0]!;
  }

  private async part(
    tx: EntityManager,
    choice: NoticeListChoice,
    where: string,
    limit: number,
    skip: number,
    order = choice.filter === 'clos' ? 'max(changed_at) desc' : 'min(closes_at) asc nulls last',
  ): Promise<NoticePart> {
    const [totals]: { noticeCount: number; lotCount: number }[] = await tx.query(
      `${LOTS} select count(distinct procedure_id)::int as "noticeCount", count(*)::int as "lotCount" from lot where ${where}`,
      parameters(choice),
    );
    const rows: LotRow[] = await tx.query(
      `${LOTS}, shown as (
         select procedure_id, row_number() over (order by ${order}, procedure_id) as place
           from lot where ${where} group by procedure_id order by place limit ${limit} offset ${skip}
       )
       select p.id as "procedureId", p.title, p.buyer_name as buyer, p.buyer_city as city,
              lot.content ->> 'noticeRef' as ref,
              (select max(n.published_on)::text from notice n where n.procedure_id = p.id and n.form = 'cancellation') as "cancelledOn",
              json_build_object('number', coalesce(lot.content ->> 'lotNumber', '1'), 'title', lot.title,
                'status', case when lot.status = 'open' and not lot.is_open then 'closed' else lot.status end,
                'closesAt', lot.closes_at, 'marks', lot.content -> 'marks', 'amount', lot.content -> 'amount') as lot
         from shown join lot using (procedure_id) join procedure p on p.id = shown.procedure_id
        where ${where}
        order by place, lot.is_reserved desc, lot.has_clause desc, length(lot.content ->> 'lotNumber'), lot.content ->> 'lotNumber'`,
      parameters(choice),
    );
    return { ...totals!, notices: grouped(rows) };
  }
}

function parameters({ now, territory, source, found }: NoticeListChoice): unknown[] {
  return [now, RESERVING, CLAUSES, territory.communes, territory.departments, source, found];
}

function grouped(rows: readonly LotRow[]): ListedNotice[] {
  const notices = new Map<string, ListedNotice>();
  for (const { lot, ...notice } of rows) {
    const entry = notices.get(notice.procedureId) ?? { ...notice, lots: [] };
    entry.lots.push({ ...lot, closesAt: lot.closesAt === null ? null : new Date(lot.closesAt) });
    notices.set(notice.procedureId, entry);
  }
  return [...notices.values()];
}
