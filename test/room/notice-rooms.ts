import { Global, Module, type INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { DataSource } from 'typeorm';
import { Clock, hashOf } from '#lib/kernel';
import type { Notice } from '#lib/notice-formats';
import { Outbox } from '#lib/outbox';
import { JobRegistry } from '#lib/queue';
import { IngestModule } from '../../src/ingest/ingest.module';
import { IngestService, type RunReport } from '../../src/ingest/ingest.service';
import { QuarantineService } from '../../src/ingest/quarantine.service';
import { NoticeModule } from '../../src/notice/notice.module';
import { NoticeService } from '../../src/notice/notice.service';
import type { NoticeFactory } from '../factories/a-notice';
import { TestClock } from '../support/clock';
import { aDatabase, type TestDatabase } from '../support/database';

/** What a notice may bring about, raw records and what is said of them included. */
const TABLES = [
  'procedure',
  'notice',
  'notice_link',
  'procedure_lot',
  'opportunity',
  'opportunity_version',
  'outbox',
  'match',
  'delivery',
  'raw_record',
  'quarantine',
];

/** The rooms that a notice crosses on its way to an opportunity, as the product puts them together, on a database of their own. */
export class NoticeRooms {
  private constructor(
    private readonly app: INestApplicationContext,
    private readonly database: TestDatabase,
    readonly clock: TestClock,
  ) {}

  static async open(clock = new TestClock()): Promise<NoticeRooms> {
    const database = await aDatabase();
    @Global()
    @Module({
      providers: [
        { provide: DataSource, useValue: database.source },
        { provide: Clock, useValue: clock },
        Outbox,
        JobRegistry,
      ],
      exports: [DataSource, Clock, Outbox, JobRegistry],
    })
    class Ground {}
    @Module({ imports: [Ground, NoticeModule, IngestModule] })
    class Rooms {}
    const app = await NestFactory.createApplicationContext(Rooms, { logger: ['error'], abortOnError: false });
    return new NoticeRooms(app, database, clock);
  }

  get db(): DataSource {
    return this.database.source;
  }
  get notices(): NoticeService {
    return this.app.get(NoticeService, { strict: false });
  }
  get ingest(): IngestService {
    return this.app.get(IngestService, { strict: false });
  }
  get quarantine(): QuarantineService {
    return this.app.get(QuarantineService, { strict: false });
  }
  get jobs(): JobRegistry {
    return this.app.get(JobRegistry, { strict: false });
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

  /** What readers see of all procedures, without the ids and instants that say only in what order things came. */
  async seen(): Promise<unknown> {
    return {
      procedures: await this.rows(
        `select folder_id, title, buyer_name, status from procedure order by folder_id, title, buyer_name`,
      ),
      notices: await this.rows(`select source_id, form, content_hash from notice order by source_id`),
      lots: await this.rows(
        `select n.source_id as words_of, l.number, l.status, l.deadline, l.content_hash
           from procedure_lot l join notice n on n.id = l.notice_id order by 1, 2`,
      ),
      opportunities: await this.rows(
        `select o.status, o.content - 'ref' as content, l.status as lot_status
           from opportunity o left join procedure_lot l on o.ref = l.procedure_id || '/' || l.number
          order by o.content ->> 'noticeRef', o.content ->> 'lotNumber', o.status`,
      ),
      families: await this.rows(
        `select array_agg(source_id order by source_id) as together from notice group by procedure_id order by 1`,
      ),
    };
  }

  async close(): Promise<void> {
    await this.app.close();
    await this.database.drop();
  }
}
