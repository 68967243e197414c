import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock, DomainError, newId } from '#lib/kernel';
import { Outbox } from '#lib/outbox';
import { AuditService } from '../audit/audit.service';
import { OpportunityService, type CurrentOpportunity } from '../opportunity/opportunity.service';
import { answerGiven } from './answer.events';
import { Answer, type AnswerValue } from './answer.entity';

export interface GivenAnswer {
  opportunityId: string;
  supplierId: string;
  personId: string;
  value: AnswerValue;
  reason: string | null;
  channel: 'web' | 'mail';
}

/** The rows of what came back: who is interested, who is not and why. */
@Injectable()
export class AnswerBook {
  constructor(
    private readonly clock: Clock,
    private readonly outbox: Outbox,
    private readonly opportunities: OpportunityService,
    private readonly audit: AuditService,
  ) {}

  /**
   * Records what a supplier says of an opportunity, or of the one it was merged into; saying it again changes nothing,
   * saying the other replaces it.
   * @throws DomainError `answer/closed` (409) when it can no longer be answered
   */
  async give(tx: EntityManager, given: GivenAnswer): Promise<void> {
    const opportunity = await this.opportunities.keptById(tx, given.opportunityId, { lock: true });
    if (!opportunity || !this.isOpen(opportunity)) {
      throw new DomainError('answer/closed', 'On ne peut plus répondre : ce marché est clos ou annulé.', {
        status: 409,
        level: 'info',
      });
    }
    const { supplierId, personId, value, reason } = given;
    const opportunityId = opportunity.id;
    const standing = await tx.getRepository(Answer).findOneBy({ opportunityId, supplierId });
    if (standing?.value === value && standing.reason === reason) return;
    const now = this.clock.now();
    await tx.getRepository(Answer).save({
      id: standing?.id ?? newId(),
      opportunityId,
      supplierId,
      personId,
      value,
      reason,
      answeredAt: standing?.answeredAt ?? now,
      changedAt: now,
    });
    await this.tell(tx, { ...given, opportunityId }, value);
  }

  /** Takes an answer back; nothing happens when there is none. */
  async takeBack(tx: EntityManager, taken: Omit<GivenAnswer, 'value' | 'reason'>): Promise<void> {
    const kept = await this.opportunities.keptById(tx, taken.opportunityId);
    const [opportunityId, supplierId] = [kept?.id ?? taken.opportunityId, taken.supplierId];
    const { affected } = await tx.getRepository(Answer).delete({ opportunityId, supplierId });
    if (affected) await this.tell(tx, { ...taken, opportunityId }, 'none');
  }

  /** @returns what a supplier said of an opportunity, or null */
  async of(tx: EntityManager, opportunityId: string, supplierId: string): Promise<AnswerValue | null> {
    const answer = await tx.getRepository(Answer).findOneBy({ opportunityId, supplierId });
    return answer?.value ?? null;
  }

  /** @returns the opportunities a supplier already said something of, whatever it said, and those that they were merged into */
  async answeredBy(tx: EntityManager, supplierId: string): Promise<Set<string>> {
    const answers = await tx.getRepository(Answer).findBy({ supplierId });
    return this.opportunities.withKept(
      tx,
      answers.map((answer) => answer.opportunityId),
    );
  }

  /**
   * Moves the answers given on an opportunity to the one it was merged into, but for the suppliers who answered that one as
   * well: their word there stands. Nothing moves when it stands for itself again.
   */
  async followMerge(tx: EntityManager, mergedId: string): Promise<void> {
    const kept = await this.opportunities.keptById(tx, mergedId, { lock: true });
    if (!kept || kept.id === mergedId) return;
    await tx.query(
      `update answer a set opportunity_id = $2
        where opportunity_id = $1
          and not exists (select 1 from answer k where k.opportunity_id = $2 and k.supplier_id = a.supplier_id)`,
      [mergedId, kept.id],
    );
  }

  /** @returns whether an opportunity can still be answered: open, public, not merged, and its last instant not passed */
  isOpen({ state, mergedInto }: CurrentOpportunity): boolean {
    const { status, visibility, closesAt } = state;
    if (mergedInto !== null) return false;
    return status === 'open' && visibility === 'public' && (closesAt === null || new Date(closesAt) > this.clock.now());
  }

  private async tell(
    tx: EntityManager,
    { opportunityId, supplierId, personId, channel }: Omit<GivenAnswer, 'value' | 'reason'>,
    value: AnswerValue | 'none',
  ): Promise<void> {
    await this.outbox.record(tx, answerGiven({ opportunityId, supplierId, value }));
    await this.audit.record(tx, {
      personId,
      channel,
      action: `answer.${value}`,
      subjectType: 'opportunity',
      subjectId: opportunityId,
      facts: { supplierId },
    });
  }
}
