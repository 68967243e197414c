import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { Clock } from '#lib/kernel';
import { OpportunityService, type CurrentOpportunity, type OpportunityState } from '../opportunity/opportunity.service';
import type { LinkPurpose } from './answer-link.entity';
import { AnswerBook, type GivenAnswer } from './answer-book';
import type { AnswerValue } from './answer.entity';
import { AnswerLinks, type MailLinks } from './answer-links';
import { LinkEffects } from './link-effects';

export type { AnswerValue } from './answer.entity';
export type { LinkPurpose } from './answer-link.entity';

/** What a page shows of a link of a mail. `unknown`: no mail ever carried this token. */
export type LinkView =
  | { state: 'unknown' }
  | {
      /** `ready` to confirm · `done` already so · `expired` · `closed`: what it was about can no longer be answered */
      state: 'ready' | 'done' | 'expired' | 'closed';
      purpose: LinkPurpose;
      supplierId: string;
      opportunity: OpportunityState | null;
      /** What the supplier has said so far */
      answer: AnswerValue | null;
      expiresAt: Date;
    };

/** What suppliers answer, on a page or by the links of a mail: looking changes nothing, confirming acts once however often it is asked. */
@Injectable()
export class AnswerService {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
    private readonly links: AnswerLinks,
    private readonly answers: AnswerBook,
    private readonly opportunities: OpportunityService,
    private readonly effects: LinkEffects,
  ) {}

  /** Records what a supplier says on a page. @throws DomainError `answer/closed` (409) */
  async answer(given: GivenAnswer): Promise<void> {
    await this.db.transaction((tx) => this.answers.give(tx, given));
  }

  /** @returns the opportunities a supplier already said something of, whatever it said */
  async answeredBy(tx: EntityManager, supplierId: string): Promise<Set<string>> {
    return this.answers.answeredBy(tx, supplierId);
  }

  /** @returns whether an opportunity can still be answered: open, public, and its last instant not passed */
  isOpen(opportunity: CurrentOpportunity): boolean {
    return this.answers.isOpen(opportunity);
  }

  /** Notes the links that a digest will carry: two per opportunity, and one to stop. Issuing twice is free. */
  async issueLinks(tx: EntityManager, mail: MailLinks): Promise<void> {
    await this.links.issue(tx, mail);
  }

  /** @returns the token of a link of a mail, as it stands in its URL; `opportunityId` is null for `stop` */
  linkToken(deliveryId: string, opportunityId: string | null, purpose: LinkPurpose): string {
    return this.links.token(deliveryId, opportunityId, purpose);
  }

  /** @returns what the page of a link shows; changes nothing */
  async look(token: string): Promise<LinkView> {
    return this.lookIn(this.db.manager, token);
  }

  /**
   * Does what the link says: notes the answer, or stops the mails. A second time is the same page and writes nothing.
   * @param reason why it is not for the supplier, when it says so
   */
  async confirm(token: string, reason: string | null = null): Promise<LinkView> {
    return this.db.transaction(async (tx) => {
      const view = await this.lookIn(tx, token);
      const link = await this.links.find(tx, token);
      const again = view.state === 'done' && reason !== null;
      if (!link || (view.state !== 'ready' && !again)) return view;
      await this.effects.apply(tx, link, reason);
      await this.links.noteUse(tx, link);
      return this.lookIn(tx, token);
    });
  }

  /** Takes back what the link did: the answer, or the stop. */
  async undo(token: string): Promise<LinkView> {
    return this.db.transaction(async (tx) => {
      const view = await this.lookIn(tx, token);
      const link = await this.links.find(tx, token);
      if (!link || view.state !== 'done') return view;
      await this.effects.undo(tx, link);
      return this.lookIn(tx, token);
    });
  }

  private async lookIn(tx: EntityManager, token: string): Promise<LinkView> {
    const link = await this.links.find(tx, token);
    if (!link) return { state: 'unknown' };
    const { purpose, supplierId, personId, opportunityId, expiresAt } = link;
    // A mail may speak of one that was merged since: its links now lead to the other
    const opportunity = opportunityId === null ? null : await this.opportunities.keptById(tx, opportunityId);
    const answer = opportunity === null ? null : await this.answers.of(tx, opportunity.id, supplierId);
    const shown = { purpose, supplierId, opportunity: opportunity?.state ?? null, answer, expiresAt };
    const done = purpose === 'stop' ? !(await this.effects.mayWrite(tx, personId)) : answer === purpose;
    if (done) return { state: 'done', ...shown };
    if (expiresAt <= this.clock.now()) return { state: 'expired', ...shown };
    if (opportunity && !this.answers.isOpen(opportunity)) return { state: 'closed', ...shown };
    return { state: 'ready', ...shown };
  }
}
