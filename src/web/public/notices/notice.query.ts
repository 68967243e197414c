import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { readOnly } from '#lib/database';
import type { Notice, NoticeLot } from '#lib/notice-formats';
import type { JoinRule, NoticeKey } from '../../../notice/notice.service';
import type { OpportunityState, OpportunityStatus } from '../../../opportunity/opportunity.service';

/** One notice of the procedure, in the order they were published. */
export interface NoticeEntry {
  source: string;
  sourceId: string;
  form: Notice['form'];
  /** Null where the source dates nothing */
  publishedOn: string | null;
  /** The rule that ties it to an earlier one; null for the first */
  joinedBy: JoinRule | null;
  readAt: Date;
  url: string | null;
  content: Notice;
}

/** What an officer said of notices of the procedure. */
export interface ProcedureDecisionRow {
  id: string;
  kind: 'apart' | 'together';
  /** The other notices, `boamp-26-12345` */
  others: string[];
  by: string;
  at: Date;
}

export interface NoticeLotDetail {
  opportunityId: string;
  number: string;
  status: OpportunityStatus;
  state: OpportunityState;
  /** As its notices leave it; null for what was published before lots were kept whole */
  content: NoticeLot | null;
  /** Suppliers of the directory that match, and how many of them a proof keeps waiting */
  matches: { able: number; doubtful: number };
}

export interface NoticeDetail {
  procedureId: string;
  title: string;
  buyer: string;
  city: string | null;
  /** Oldest first; the one asked for is among them */
  notices: NoticeEntry[];
  lots: NoticeLotDetail[];
}

/** A public notice, with its procedure: its other notices, its lots, and how many suppliers each lot has. */
@Injectable()
export class NoticeQuery {
  constructor(private readonly db: DataSource) {}

  /** @returns null when no such notice was read */
  async read(source: string, sourceId: string): Promise<NoticeDetail | null> {
    return readOnly(this.db, async (tx) => {
      const [procedure]: Omit<NoticeDetail, 'notices' | 'lots'>[] = await tx.query(
        `select p.id as "procedureId", p.title, p.buyer_name as buyer, p.buyer_city as city
           from notice n join procedure p on p.id = n.procedure_id
          where n.source = $1 and n.source_id = $2`,
        [source, sourceId],
      );
      if (!procedure) return null;
      return {
        ...procedure,
        notices: await this.notices(tx, procedure.procedureId),
        lots: await this.lots(tx, procedure.procedureId),
      };
    });
  }

  /** @returns what officers said of a notice that still stands, the latest first */
  async decisions(source: string, sourceId: string): Promise<ProcedureDecisionRow[]> {
    return this.db.query(
      `select d.id, d.kind, max(p.name) as by, max(d.decided_at) as at,
              array_agg(o.source || '-' || o.source_id order by o.source, o.source_id) as others
         from notice n
         join procedure_decision d on n.id in (d.notice_id, d.other_id) and d.undone_at is null
         join notice o on o.id = case when d.notice_id = n.id then d.other_id else d.notice_id end
         left join person p on p.id = d.decided_by
        where n.source = $1 and n.source_id = $2
        group by d.id, d.kind order by at desc, d.id`,
      [source, sourceId],
    );
  }

  /**
   * @param number as an officer copies it: `26-12345`, `BOAMP 26-12345`, `boamp-26-12345`
   * @returns the notice, or null when none or several have that number
   */
  async named(number: string): Promise<NoticeKey | null> {
    const [, source, sourceId] = /^(?:(boamp|ted|decp|approch)[\s-]+)?(.{1,120})$/i.exec(number) ?? [];
    const found: NoticeKey[] = await this.db.query(
      `select source, source_id as "sourceId" from notice where source_id = $1 and source = coalesce($2, source) limit 2`,
      [sourceId ?? '', source?.toLowerCase() ?? null],
    );
    return found.length === 1 ? found[0]! : null;
  }

  private notices(tx: EntityManager, procedureId: string): Promise<NoticeEntry[]> {
    return tx.query(
      `select source, source_id as "sourceId", form, published_on::text as "publishedOn", joined_by as "joinedBy", read_at as "readAt", url, content
         from notice where procedure_id = $1
        order by published_on nulls first, issued_at nulls first, (form = 'cancellation'), source_id`,
      [procedureId],
    );
  }

  private lots(tx: EntityManager, procedureId: string): Promise<NoticeLotDetail[]> {
    return tx.query(
      `select o.id as "opportunityId", coalesce(o.content ->> 'lotNumber', '1') as number, o.status, o.content as state,
              l.content as content,
              json_build_object('able', coalesce(m.able, 0), 'doubtful', coalesce(m.doubtful, 0)) as matches
         from opportunity o
         left join procedure_lot l on l.procedure_id = $1 and l.number = o.content ->> 'lotNumber'
         left join lateral (
           select count(*) filter (where eligibility ->> 'answer' in ('open', 'eligible'))::int as able,
                  count(*) filter (where eligibility ->> 'answer' = 'to-verify')::int as doubtful
             from match where opportunity_id = o.id and state in ('proposed', 'to-review', 'accepted')
         ) m on true
        where o.kind = 'lot' and o.visibility = 'public' and o.merged_into is null and o.ref like $2
        order by length(o.content ->> 'lotNumber'), o.content ->> 'lotNumber'`,
      [procedureId, `${procedureId}/%`],
    );
  }
}
