import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { JobQueue } from '#lib/queue';
import { AuditService } from '../audit/audit.service';
import { KnownNotices } from '../notice/known-notices.service';
import { REPARSED, reparseSource } from './reparse-source.job';
import { SecondReading } from './second-reading';

/** What is read again: the notices of a source published since a day, or read since where nothing dates them. */
export interface ReparseChoice {
  source: (typeof REPARSED)[number];
  /** `YYYY-MM-DD` */
  since: string;
}

/** Asks for what is kept of a source to be read again, by a worker. */
@Injectable()
export class ReparseRequests {
  constructor(
    private readonly db: DataSource,
    private readonly queue: JobQueue,
    private readonly audit: AuditService,
    private readonly known: KnownNotices,
    private readonly refused: SecondReading,
  ) {}

  /** @returns whether what is kept of a source can be read again by its name */
  isReparsed(source: string): source is ReparseChoice['source'] {
    return (REPARSED as readonly string[]).includes(source);
  }

  /** @returns how many notices, and records in quarantine, would be read again */
  async count(choice: ReparseChoice): Promise<{ notices: number; refused: number }> {
    const [notices, waiting] = await Promise.all([this.known.count(choice), this.refused.waiting(choice)]);
    return { notices, refused: waiting.length };
  }

  /** Queues it, once until it is done, and notes who wanted it. @throws QueueUnavailable */
  async ask(choice: ReparseChoice, { personId }: { personId: string }): Promise<void> {
    await this.queue.add(reparseSource, choice, { id: `reparse-${choice.source}-now`, again: true });
    await this.db.transaction((tx) =>
      this.audit.record(tx, {
        personId,
        channel: 'web',
        action: 'source.reparse-asked',
        subjectType: 'source',
        subjectId: choice.source,
        facts: { since: choice.since },
      }),
    );
  }
}
