import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { readOnly } from '#lib/database';

export interface QuarantineChoice {
  code: string | null;
  source: string | null;
  /** From 1 */
  page: number;
}

/** A refused record as the list shows it. */
export interface QuarantineRow {
  id: string;
  source: string;
  record: string;
  origin: string;
  problems: { code: string; path: string; message: string }[];
  seenCount: number;
  firstSeenAt: Date;
}

export interface QuarantineList {
  /** What waits, by first reason and source, whatever is chosen */
  counts: { code: string; source: string; count: number }[];
  /** Records that the choice finds, on all pages */
  found: number;
  rows: QuarantineRow[];
}

export const RECORDS_PER_PAGE = 20;

/** The refused records that wait, the oldest first. */
@Injectable()
export class QuarantineQuery {
  constructor(private readonly db: DataSource) {}

  async list({ code, source, page }: QuarantineChoice): Promise<QuarantineList> {
    return readOnly(this.db, async (tx) => {
      const counts = await tx.query<QuarantineList['counts']>(
        `select source, problems -> 0 ->> 'code' as code, count(*)::int as count from quarantine
          where resolved_at is null group by 1, 2 order by 3 desc, 2, 1`,
      );
      const rows = await tx.query<QuarantineRow[]>(
        `select id, source, record, origin, problems, seen_count as "seenCount", first_seen_at as "firstSeenAt"
           from quarantine
          where resolved_at is null and ($1::text is null or problems -> 0 ->> 'code' = $1)
            and ($2::text is null or source = $2)
          order by first_seen_at, id limit $3 offset $4`,
        [code, source, RECORDS_PER_PAGE, (page - 1) * RECORDS_PER_PAGE],
      );
      const chosen = counts.filter((one) => (!code || one.code === code) && (!source || one.source === source));
      return { counts, rows, found: chosen.reduce((sum, { count }) => sum + count, 0) };
    });
  }
}
