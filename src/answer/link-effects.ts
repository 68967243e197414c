import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { AuditService } from '../audit/audit.service';
import { DeliveryService } from '../delivery/delivery.service';
import type { AnswerLink } from './answer-link.entity';
import { AnswerBook } from './answer-book';

/** The three things a link can do, and their undoing. */
@Injectable()
export class LinkEffects {
  constructor(
    private readonly answers: AnswerBook,
    private readonly delivery: DeliveryService,
    private readonly audit: AuditService,
  ) {}

  async mayWrite(tx: EntityManager, personId: string): Promise<boolean> {
    return this.delivery.mayWrite(tx, personId, 'digest');
  }

  async apply(tx: EntityManager, link: AnswerLink, reason: string | null): Promise<void> {
    const { purpose, personId, supplierId, opportunityId } = link;
    if (purpose === 'stop') {
      await this.delivery.withdrawConsent(tx, { personId, purpose: 'digest', by: 'mail-link' });
      await this.note(tx, personId, 'digest.stopped');
      return;
    }
    await this.answers.give(tx, {
      opportunityId: opportunityId!,
      supplierId,
      personId,
      value: purpose,
      reason: purpose === 'not-for-me' ? reason : null,
      channel: 'mail',
    });
  }

  async undo(tx: EntityManager, link: AnswerLink): Promise<void> {
    const { purpose, personId, supplierId, opportunityId } = link;
    if (purpose === 'stop') {
      await this.delivery.giveConsent(tx, { personId, purpose: 'digest', basis: 'requested', source: 'mail-link' });
      await this.note(tx, personId, 'digest.resumed');
      return;
    }
    await this.answers.takeBack(tx, { opportunityId: opportunityId!, supplierId, personId, channel: 'mail' });
  }

  private async note(tx: EntityManager, personId: string, action: string): Promise<void> {
    await this.audit.record(tx, { personId, channel: 'mail', action, subjectType: 'person', subjectId: personId });
  }
}
