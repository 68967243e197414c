import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Notice as NoticeContent } from '#lib/notice-formats';
import { Notice } from './notice.entity';

/** What a notice is found by, whatever says it. */
export type NoticeKey = Pick<NoticeContent, 'source' | 'sourceId'>;

/** Which notices are looked at again: those of a source, and published since a day, or read since when nothing dates them. */
export interface KnownFilter {
  source?: string | undefined;
  /** `YYYY-MM-DD` */
  since?: string | undefined;
}

/** A notice by its keys, without its words. */
export interface NoticeRow extends NoticeKey {
  id: string;
  rawHash: string;
}

/** What is kept of a notice. */
export interface KnownNotice {
  content: NoticeContent;
  contentHash: string;
  /** Key of the bytes it was last read from */
  rawHash: string;
  /** `YYYY-MM-DD`; null where the source dates nothing */
  publishedOn: string | null;
}

/** The notices that are kept, as whoever reads their sources again needs them. */
@Injectable()
export class KnownNotices {
  constructor(private readonly db: DataSource) {}

  /** @returns what is kept of a notice, or null */
  async find({ source, sourceId }: NoticeKey, tx: EntityManager = this.db.manager): Promise<KnownNotice | null> {
    return tx.getRepository(Notice).findOneBy({ source, sourceId });
  }

  async count({ source, since }: KnownFilter): Promise<number> {
    const [row] = await this.db.query<{ count: number }[]>(
      `select count(*)::int as count from notice where ($1::text is null or source = $1)
          and ($2::date is null or coalesce(published_on, (read_at at time zone 'Europe/Paris')::date) >= $2)`,
      [source ?? null, since ?? null],
    );
    return row!.count;
  }

  /** Goes through notices by id, some at a time, whatever is written meanwhile. */
  async *all({ source, since }: KnownFilter): AsyncGenerator<NoticeRow> {
    for (let after = '00000000-0000-0000-0000-000000000000'; ;) {
      const rows = await this.db.query<NoticeRow[]>(
        `select id, source, source_id as "sourceId", raw_hash as "rawHash" from notice
          where id > $1 and ($2::text is null or source = $2)
            and ($3::date is null or coalesce(published_on, (read_at at time zone 'Europe/Paris')::date) >= $3)
          order by id limit 500`,
        [after, source ?? null, since ?? null],
      );
      if (rows.length === 0) return;
      yield* rows;
      after = rows.at(-1)!.id;
    }
  }

  /** @returns the sources that gave at least one notice, by name */
  async sources(): Promise<string[]> {
    const rows = await this.db.query<{ source: string }[]>('select distinct source from notice order by 1');
    return rows.map(({ source }) => source);
  }

  /**
   * @param hashes keys of raw bytes
   * @param day `YYYY-MM-DD`
   * @returns those from which a notice was read whose procedure is not over, or was not yet on that day
   */
  async liveSince(tx: EntityManager, hashes: readonly string[], day: string): Promise<Set<string>> {
    const rows = await tx.query<{ hash: string }[]>(
      `select distinct n.raw_hash as hash from notice n join procedure p on p.id = n.procedure_id
        where n.raw_hash = any($1)
          and (p.status in ('open', 'planned') or p.changed_at >= $2::date or n.published_on >= $2::date
               or exists (select 1 from procedure_lot l where l.procedure_id = p.id
                             and (l.status = 'open' or l.deadline >= $2::date)))`,
      [hashes, day],
    );
    return new Set(rows.map(({ hash }) => hash));
  }
}
