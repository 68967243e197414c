import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { readOnly } from '#lib/database';
import type { Notice } from '#lib/notice-formats';
import type { OpportunityState, OpportunityStatus } from '../../../opportunity/opportunity.service';

/** One notice of the procedure, in the order they were published. */
export interface NoticeEntry {
  source: string;
  sourceId: string;
  form: Notice['form'];
  publishedOn: string;
  readAt: Date;
  url: string | null;
  content: Notice;
}

export interface NoticeLotDetail {
  opportunityId: string;
  number: string;
  status: OpportunityStatus;
  state: OpportunityState;
  durationMonths: number | null;
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

  private notices(tx: EntityManager, procedureId: string): Promise<NoticeEntry[]> {
    return tx.query(
      `select source, source_id as "sourceId", form, published_on::text as "publishedOn", read_at as "readAt", url, content
         from notice where procedure_id = $1
        order by published_on, issued_at nulls first, (form = 'cancellation'), source_id`,
      [procedureId],
    );
  }

  private lots(tx: EntityManager, procedureId: string): Promise<NoticeLotDetail[]> {
    return tx.query(
      `select o.id as "opportunityId", coalesce(o.content ->> 'lotNumber', '1') as number, o.status, o.content as state,
              (l.content ->> 'durationMonths')::int as "durationMonths",
              json_build_object('able', coalesce(m.able, 0), 'doubtful', coalesce(m.doubtful, 0)) as matches
         from opportunity o
         left join procedure_lot l on l.procedure_id = $1 and l.number = o.content ->> 'lotNumber'
         left join lateral (
           select count(*) filter (where eligibility ->> 'answer' in ('open', 'eligible'))::int as able,
                  count(*) filter (where eligibility ->> 'answer' = 'to-verify')::int as doubtful
             from match where opportunity_id = o.id and state in ('proposed', 'to-review', 'accepted')
         ) m on true
        where o.kind = 'lot' and o.visibility = 'public' and o.ref like $2
        order by length(o.content ->> 'lotNumber'), o.content ->> 'lotNumber'`,
      [procedureId, `${procedureId}/%`],
    );
  }
}
