import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { readOnly } from '#lib/database';
import type { Notice, NoticeForm } from '#lib/notice-formats';
import { NOTICES_PER_PAGE, type NoticeSourceName } from './notice-list.query';

/** Procedures that can no longer, or not yet, be answered: planned ones, and those whose result is known. */
export const TOLD_FILTERS = ['prevu', 'attribue'] as const;
export type ToldFilter = (typeof TOLD_FILTERS)[number];

export interface ToldChoice {
  filter: ToldFilter;
  /** Null: every source, but DECP for results, whose contracts would hide the notices */
  source: NoticeSourceName | null;
  everywhere: boolean;
  /** From 1 */
  page: number;
  territory: { departments: readonly string[] };
}

/** A procedure by the notice that tells its plan, or last tells its result. */
export interface ToldProcedure {
  title: string;
  buyer: string;
  city: string | null;
  source: string;
  sourceId: string;
  publishedOn: string | null;
  content: Notice;
}

export interface ToldList {
  total: number;
  procedures: ToldProcedure[];
}

const FORMS: Record<ToldFilter, NoticeForm[]> = { prevu: ['planning'], attribue: ['result', 'modification'] };
const NEWEST: Record<ToldFilter, string> = {
  // A project without a date is one to come
  prevu: 'n.published_on desc nulls first',
  attribue: 'n.published_on desc nulls last',
};

@Injectable()
export class ToldProceduresQuery {
  constructor(private readonly db: DataSource) {}

  async read({ filter, source, everywhere, page, territory }: ToldChoice): Promise<ToldList> {
    const where = filter === 'prevu' ? `p.status = 'planned'` : 'true';
    const from = `from procedure p
        join lateral (select source, source_id, published_on, content from notice n
                       where n.procedure_id = p.id and n.form = any ($1)
                         and (case when $2::text is null then n.source <> 'decp' else n.source = $2 end)
                       order by published_on desc nulls last, source, source_id limit 1) n on true
       where ${where}
         and ($3::boolean or exists (select 1 from jsonb_path_query(n.content, '$.lots[*].places[*].department') d
                                      where d #>> '{}' = any ($4)))`;
    const values = [FORMS[filter], source, everywhere, territory.departments];
    return readOnly(this.db, async (tx) => {
      const [count] = await tx.query<{ total: number }[]>(`select count(*)::int as total ${from}`, values);
      const procedures = await tx.query<ToldProcedure[]>(
        `select p.title, p.buyer_name as buyer, p.buyer_city as city, n.source, n.source_id as "sourceId",
                n.published_on::text as "publishedOn", n.content ${from}
          order by ${NEWEST[filter]}, p.id limit ${NOTICES_PER_PAGE} offset ${(page - 1) * NOTICES_PER_PAGE}`,
        values,
      );
      return { total: count!.total, procedures };
    });
  }
}
