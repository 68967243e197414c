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
   * Records what a supplier says of an opportunity; saying it again changes nothing, saying the other replaces it.
   * @throws DomainError `answer/closed` (409) when it can no longer be answered
   */
  async give(tx: EntityManager, given: GivenAnswer): Promise<void> {
    const opportunity = await this.opportunities.byId(tx, given.opportunityId, { lock: true });
    if (!opportunity || !this.isOpen(opportunity)) {
      throw new DomainError('answer/closed', 'On ne peut plus répondre : ce marché est clos ou annulé.', {
        status: 409,
        level: 'info',
      });
    }
    const { opportunityId, supplierId, personId, value, reason } = given;
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
    await this.tell(tx, given, value);
  }

  /** Takes an answer back; nothing happens when there is none. */
  async takeBack(tx: EntityManager, taken: Omit<GivenAnswer, 'value' | 'reason'>): Promise<void> {
    const { opportunityId, supplierId } = taken;
    const { affected } = await tx.getRepository(Answer).delete({ opportunityId, supplierId });
    if (affected) await this.tell(tx, taken, 'none');
  }

  /** @returns what a supplier said of an opportunity, or null */
  async of(tx: EntityManager, opportunityId: string, supplierId: string): Promise<AnswerValue | null> {
    const answer = await tx.getRepository(Answer).findOneBy({ opportunityId, supplierId });
    return answer?.value ?? null;
  }

  /** @returns the opportunities a supplier already said something of, whatever it said */
  async answeredBy(tx: EntityManager, supplierId: string): Promise<Set<string>> {
    const answers = await tx.getRepository(Answer).findBy({ supplierId });
    return new Set(answers.map((answer) => answer.opportunityId));
  }

  /** @returns whether an opportunity can still be answered: open, public, and its last instant not passed */
  isOpen({ state }: CurrentOpportunity): boolean {
    const { status, visibility, closesAt } = state;
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
