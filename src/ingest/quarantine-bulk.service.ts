import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock, DomainError } from '#lib/kernel';
import { JobQueue, JobRegistry } from '#lib/queue';
import { AuditService } from '../audit/audit.service';
import { QuarantineService } from './quarantine.service';
import { type QuarantineBulk, retryQuarantine } from './retry-quarantine.job';

const CHOSEN = `resolved_at is null and problems -> 0 ->> 'code' = $1 and ($2::text is null or source = $2)`;

/** Decides on all the records in quarantine that were refused for one reason. */
@Injectable()
export class QuarantineBulks implements OnModuleInit {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
    private readonly queue: JobQueue,
    private readonly jobs: JobRegistry,
    private readonly quarantine: QuarantineService,
    private readonly audit: AuditService,
  ) {}

  onModuleInit(): void {
    this.jobs.handle(retryQuarantine, async (chosen) => {
      const ids = await this.ids(chosen);
      if (ids.length > 0) await this.quarantine.retry(ids);
    });
  }

  /** @returns how many records wait for this reason */
  async count(chosen: QuarantineBulk): Promise<number> {
    return (await this.ids(chosen)).length;
  }

  /** Queues a second reading of all of them, once until it is done, and notes who wanted it. @throws QueueUnavailable */
  async askRetry(chosen: QuarantineBulk, { personId }: { personId: string }): Promise<void> {
    const id = ['retry', chosen.source ?? 'all', chosen.code].join('-').replace(/[^a-z0-9-]/gi, '-');
    await this.queue.add(retryQuarantine, chosen, { id, again: true });
    const facts = { source: chosen.source };
    const act = { action: 'quarantine.all-retry-asked', subjectType: 'quarantine', subjectId: chosen.code, facts };
    await this.db.transaction((tx) => this.audit.record(tx, { personId, channel: 'web', ...act }));
  }

  /**
   * Sets all of them aside.
   * @param seenAt instant at which the officer was told how many: those that came since still wait
   * @returns how many
   * @throws DomainError `quarantine/reason-missing`
   */
  async ignore(
    chosen: QuarantineBulk,
    because: string,
    { personId, seenAt }: { personId: string; seenAt: Date },
  ): Promise<number> {
    const reason = because.trim();
    if (reason === '')
      throw new DomainError('quarantine/reason-missing', 'Say why they are set aside.', { field: 'because' });
    return this.db.transaction(async (tx) => {
      const [rows] = await tx.query<[{ id: string }[], number]>(
        `update quarantine set resolved_at = $3, resolution = $4 where ${CHOSEN} and first_seen_at <= $5 returning id`,
        [chosen.code, chosen.source, this.clock.now(), `ignored: ${reason}`, seenAt],
      );
      const facts = { source: chosen.source, records: rows.length };
      const act = { action: 'quarantine.all-ignored', subjectType: 'quarantine', subjectId: chosen.code, facts };
      if (rows.length > 0) await this.audit.record(tx, { personId, channel: 'web', ...act });
      return rows.length;
    });
  }

  private async ids({ code, source }: QuarantineBulk): Promise<string[]> {
    const rows = await this.db.query<{ id: string }[]>(
      `select id from quarantine where ${CHOSEN} order by first_seen_at, id`,
      [code, source],
    );
    return rows.map(({ id }) => id);
  }
}
