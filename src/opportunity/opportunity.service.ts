import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock, Correlation, hashOf, newId } from '#lib/kernel';
import { Outbox } from '#lib/outbox';
import type { OpportunityKind, OpportunityState } from './opportunity-state';
import { OpportunityVersion } from './opportunity-version.entity';
import { Opportunity } from './opportunity.entity';
import { opportunityChanged } from './opportunity.events';

export type { OpportunityKind, OpportunityState, OpportunityStatus, OpportunityVisibility } from './opportunity-state';

export interface Published {
  opportunityId: string;
  version: number;
  isNew: boolean;
}

/** An opportunity as other rooms see it: its id, its current version and its whole state. */
export interface CurrentOpportunity {
  id: string;
  version: number;
  contentHash: string;
  publishedAt: Date;
  correlationId: string | null;
  state: OpportunityState;
}

/** What can be answered by a supplier, whoever published it. Knows no source and no reader. */
@Injectable()
export class OpportunityService {
  constructor(
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /**
   * Publishes the current state of a lot, a need or another thing that suppliers may answer.
   * A new version exists only when the content changed, so publishing twice is free.
   * @returns its id, the version now current, and whether that version is new
   */
  async publish(tx: EntityManager, state: OpportunityState): Promise<Published> {
    const contentHash = hashOf(state);
    // Two publishers of a ref that does not exist yet have no row to lock: the advisory lock makes the second wait
    await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`opportunity:${state.kind}:${state.ref}`]);
    const current = await tx.getRepository(Opportunity).findOne({
      where: { kind: state.kind, ref: state.ref },
      lock: { mode: 'pessimistic_write' },
    });
    if (current?.contentHash === contentHash) {
      return { opportunityId: current.id, version: current.version, isNew: false };
    }

    const now = this.clock.now();
    const opportunityId = current?.id ?? newId();
    const version = (current?.version ?? 0) + 1;
    await tx.getRepository(Opportunity).save({
      id: opportunityId,
      kind: state.kind,
      ref: state.ref,
      version,
      contentHash,
      visibility: state.visibility,
      status: state.status,
      title: state.title,
      buyerName: state.buyer.name,
      commune: state.place.commune,
      department: state.place.department,
      epci: state.place.epci,
      closesAt: state.closesAt === null ? null : new Date(state.closesAt),
      content: state,
      publishedAt: current?.publishedAt ?? now,
      changedAt: now,
      correlationId: Correlation.current() ?? null,
    });
    await tx
      .getRepository(OpportunityVersion)
      .insert({ opportunityId, version, contentHash, content: state, status: state.status, at: now });
    await this.outbox.record(tx, opportunityChanged({ opportunityId, version }));
    return { opportunityId, version, isNew: true };
  }

  /**
   * Gives an opportunity another ref: the same thing, whose owner now calls it otherwise. Its id stays, and with it what hangs
   * on it; no version is new, since nothing that a supplier reads has changed.
   * @returns false when there is none of the old ref, or one of the new ref already
   */
  async move(tx: EntityManager, kind: OpportunityKind, from: string, to: string): Promise<boolean> {
    const row = await tx.getRepository(Opportunity).findOneBy({ kind, ref: from });
    if (!row || (await tx.getRepository(Opportunity).existsBy({ kind, ref: to }))) return false;
    const content = { ...row.content, ref: to };
    await tx.getRepository(Opportunity).update({ id: row.id }, { ref: to, content, contentHash: hashOf(content) });
    return true;
  }

  /** @returns the opportunity of a ref, or null */
  async byRef(tx: EntityManager, kind: OpportunityKind, ref: string): Promise<CurrentOpportunity | null> {
    const row = await tx.getRepository(Opportunity).findOneBy({ kind, ref });
    return row && current(row);
  }

  /** @returns the opportunity of an id, or null; `lock` keeps it as it is until the transaction ends */
  async byId(tx: EntityManager, id: string, options: { lock?: boolean } = {}): Promise<CurrentOpportunity | null> {
    const row = await tx.getRepository(Opportunity).findOne({
      where: { id },
      ...(options.lock ? { lock: { mode: 'pessimistic_write' as const } } : {}),
    });
    return row && current(row);
  }
}

function current(row: Opportunity): CurrentOpportunity {
  return {
    id: row.id,
    version: row.version,
    contentHash: row.contentHash,
    publishedAt: row.publishedAt,
    correlationId: row.correlationId,
    state: row.content,
  };
}
