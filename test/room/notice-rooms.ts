import type { DataSource } from 'typeorm';
import { hashOf } from '#lib/kernel';
import type { Notice } from '#lib/notice-formats';
import { IngestService, type RunReport } from '../../src/ingest/ingest.service';
import { QuarantineService } from '../../src/ingest/quarantine.service';
import { NoticeService } from '../../src/notice/notice.service';
import type { NoticeFactory } from '../factories/a-notice';
import type { TestClock } from '../support/clock';
import { aHouse, type TestHouse } from '../support/house';

/** What a notice may bring about, raw records and what is said of them included. */
const TABLES = [
  'procedure',
  'notice',
  'notice_link',
  'procedure_key',
  'procedure_decision',
  'award',
  'procedure_lot',
  'opportunity',
  'opportunity_version',
  'outbox',
  'match',
  'delivery',
  'raw_record',
  'quarantine',
];

/** The house, as a notice crosses it on its way to an opportunity. */
export class NoticeRooms {
  private constructor(private readonly house: TestHouse) {}

  static async open(): Promise<NoticeRooms> {
    return new NoticeRooms(await aHouse());
  }

  get db(): DataSource {
    return this.house.db;
  }
  get clock(): TestClock {
    return this.house.clock;
  }
  get notices(): NoticeService {
    return this.house.get(NoticeService);
  }
  get ingest(): IngestService {
    return this.house.get(IngestService);
  }
  get quarantine(): QuarantineService {
    return this.house.get(QuarantineService);
  }

  settle(): Promise<number> {
    return this.house.settle();
  }

  get<T>(token: abstract new (...args: never[]) => T): T {
    return this.house.get(token);
  }

  job(name: string): Promise<void> {
    return this.house.job(name);
  }

  /** Records a notice in a transaction of its own. */
  record(told: NoticeFactory | Notice): Promise<'new' | 'changed' | 'unchanged'> {
    const notice = 'built' in told ? told.built() : told;
    return this.db.transaction((tx) => this.notices.record(tx, { notice, repairs: [], rawHash: hashOf(notice) }));
  }

  /** Reads a file of BOAMP records. */
  read(content: string | Uint8Array, origin = 'file.json'): Promise<RunReport> {
    const bytes = typeof content === 'string' ? Buffer.from(content) : content;
    return this.ingest.ingestNotices({ source: 'boamp', bytes, origin });
  }

  async rows<T>(sql: string, parameters: unknown[] = []): Promise<T[]> {
    return this.db.query(sql, parameters);
  }

  /** Every row of every table that a notice may touch, as one value each; what quarantine counts at each reading left out. */
  async everything(): Promise<Record<string, string>> {
    const found: Record<string, string> = {};
    for (const table of TABLES) {
      found[table] = hashOf(
        await this.rows(`select to_jsonb(t) - 'seen_count' - 'last_seen_at' as row from ${table} t order by 1`),
      );
    }
    return found;
  }

  async counts(): Promise<Record<string, number>> {
    const found: Record<string, number> = {};
    for (const table of TABLES) {
      const [row] = await this.rows<{ count: number }>(`select count(*)::int from ${table}`);
      found[table] = row!.count;
    }
    return found;
  }

  /** What readers see of all procedures; a merged opportunity leads elsewhere and is seen nowhere; without the ids and instants that say only in what order things came. */
  async seen(): Promise<unknown> {
    return {
      procedures: await this.rows(
        `select folder_id, title, buyer_name, status from procedure order by folder_id, title, buyer_name, status`,
      ),
      notices: await this.rows(`select source_id, form, content_hash, joined_by from notice order by source_id`),
      lots: await this.rows(
        `select n.source_id as words_of, l.number, l.status, l.deadline, l.content_hash
           from procedure_lot l join notice n on n.id = l.notice_id order by 1, 2`,
      ),
      opportunities: await this.rows(
        `select o.status, o.content - 'ref' as content, l.status as lot_status
           from opportunity o left join procedure_lot l on o.ref = l.procedure_id || '/' || l.number
          where o.merged_into is null
          order by o.content ->> 'noticeRef', o.content ->> 'lotNumber', o.status`,
      ),
      families: await this.rows(
        `select array_agg(source_id order by source_id) as together from notice group by procedure_id order by 1`,
      ),
    };
  }

  /** Forgets every notice and all that came of it. */
  async forget(): Promise<void> {
    await this.db.query('truncate procedure, notice, notice_link, procedure_lot, opportunity, outbox cascade');
  }

  close(): Promise<void> {
    return this.house.close();
  }
}
