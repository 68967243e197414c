import { Injectable } from '@nestjs/common';
import { LessThan, type EntityManager } from 'typeorm';
import { addMonths, Clock, Correlation, newId, parisInstant } from '#lib/kernel';
import { AuditEntry, type AuditChannel } from './audit-entry.entity';

export type { AuditChannel } from './audit-entry.entity';

export interface Act {
  /** Absent when the product acted by itself */
  personId?: string | null;
  channel: AuditChannel;
  /** `thing.verb`, as `match.accepted` */
  action: string;
  subjectType: string;
  subjectId: string;
  /** What is needed to understand the act later; no address, no token, no text that somebody wrote */
  facts?: Record<string, unknown>;
}

/** Five years, the limitation period of most civil actions (Code civil, art. 2224). */
const KEEP_MONTHS = 60;

/** The journal of who did what. */
@Injectable()
export class AuditService {
  constructor(private readonly clock: Clock) {}

  /** Notes an act in the transaction that does it, under the current correlation id. */
  async record(tx: EntityManager, act: Act): Promise<void> {
    await tx.getRepository(AuditEntry).insert({
      id: newId(),
      at: this.clock.now(),
      personId: act.personId ?? null,
      channel: act.channel,
      action: act.action,
      subjectType: act.subjectType,
      subjectId: act.subjectId,
      facts: (act.facts ?? {}) as object,
      correlationId: Correlation.current() ?? null,
    });
  }

  /** Deletes the entries older than five years. @returns how many */
  async purge(tx: EntityManager): Promise<number> {
    const before = parisInstant(addMonths(this.clock.today(), -KEEP_MONTHS));
    const { affected } = await tx.getRepository(AuditEntry).delete({ at: LessThan(before) });
    return affected ?? 0;
  }
}
