import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Config } from '#lib/config';
import { DomainError } from '#lib/kernel';
import { JobQueue } from '#lib/queue';
import { AuditService } from '../audit/audit.service';
import { collectSource, type CollectedSource } from './collect-source.job';

/** Asks for a source to be read now, by a worker. */
@Injectable()
export class CollectRequests {
  constructor(
    private readonly db: DataSource,
    private readonly config: Config,
    private readonly queue: JobQueue,
    private readonly audit: AuditService,
  ) {}

  /**
   * Queues a reading of a source, once until it is taken, and notes who wanted it.
   * @throws DomainError `ingest/not-collected` when this house does not read the source by itself, QueueUnavailable
   */
  async ask(source: string, { personId }: { personId: string }): Promise<void> {
    if (!this.config.collect.includes(source)) {
      throw new DomainError('ingest/not-collected', `${source} is not read here: name it in COLLECT.`, { status: 409 });
    }
    const payload = { source: source as CollectedSource, again: 0 };
    await this.queue.add(collectSource, payload, { id: `collect-${source}-now`, again: true });
    await this.db.transaction((tx) =>
      this.audit.record(tx, {
        personId,
        channel: 'web',
        action: 'source.collect-asked',
        subjectType: 'source',
        subjectId: source,
      }),
    );
  }
}
