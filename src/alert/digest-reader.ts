import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { AccountService } from '../account/account.service';
import { AnswerService } from '../answer/answer.service';
import { MatchingService, type AcceptedMatch } from '../matching/matching.service';
import { OpportunityService, type CurrentOpportunity } from '../opportunity/opportunity.service';
import { SupplierService } from '../supplier/supplier.service';
import { AlertProfile } from './alert-profile.entity';
import { DigestItem } from './digest-item.entity';
import { Digest } from './digest.entity';

/** A digest as it now stands: what was withdrawn since it was planned is gone from it. */
export interface DigestContent {
  day: string;
  leftCount: number;
  email: string;
  supplier: { id: string; name: string };
  subscribedAt: Date;
  /** Leads without an answer that it could receive too, when it did not choose to */
  leadsOffered: number;
  items: {
    opportunity: CurrentOpportunity;
    match: AcceptedMatch;
    /** The id under which it was planned, and its links issued: another when it was merged meanwhile */
    plannedAs: string;
  }[];
}

/** Reads a planned digest again at the moment it leaves. */
@Injectable()
export class DigestReader {
  constructor(
    private readonly db: DataSource,
    private readonly accounts: AccountService,
    private readonly suppliers: SupplierService,
    private readonly opportunities: OpportunityService,
    private readonly matching: MatchingService,
    private readonly answers: AnswerService,
  ) {}

  /** @returns the digest, or undefined when nothing of it holds any more */
  async read(digestId: string): Promise<DigestContent | undefined> {
    const tx = this.db.manager;
    const digest = await tx.getRepository(Digest).findOneBy({ id: digestId });
    const profile = digest && (await tx.getRepository(AlertProfile).findOneBy({ id: digest.alertProfileId }));
    if (!profile) return undefined;
    const planned = await tx.getRepository(DigestItem).find({ where: { digestId }, order: { position: 'ASC' } });
    const held = new Map<string, CurrentOpportunity & { plannedAs: string }>();
    for (const { opportunityId: plannedAs } of planned) {
      const opportunity = await this.opportunities.keptById(tx, plannedAs);
      if (!opportunity || held.has(opportunity.id) || !this.answers.isOpen(opportunity)) continue;
      // The choice may have been taken back since the digest was planned
      if (opportunity.state.kind === 'lead' && !profile.leads) continue;
      held.set(opportunity.id, { ...opportunity, plannedAs });
    }
    const ids = [...held.values()].flatMap(({ id, plannedAs }) => [id, plannedAs]);
    const accepted = await this.matching.stillAccepted(tx, profile.supplierId, ids);
    const items = [...held.values()].flatMap(({ plannedAs, ...opportunity }) => {
      const of = (id: string) => accepted.find(({ opportunityId }) => opportunityId === id);
      // The match that was planned stands until the one of the kept opportunity does
      const match = of(opportunity.id) ?? of(plannedAs);
      return match ? [{ opportunity, match, plannedAs }] : [];
    });
    if (items.length === 0) return undefined;
    const person = await this.accounts.personById(tx, profile.personId);
    const supplier = await this.suppliers.byId(tx, profile.supplierId);
    if (!person || !supplier) return undefined;
    const leadsOffered = profile.leads ? 0 : await this.openLeads(tx, profile.supplierId);
    return {
      leadsOffered,
      day: digest.day,
      leftCount: digest.leftCount,
      email: person.email,
      supplier: { id: supplier.id, name: supplier.state.name },
      subscribedAt: profile.createdAt,
      items,
    };
  }

  private async openLeads(tx: EntityManager, supplierId: string): Promise<number> {
    const answered = await this.answers.answeredBy(tx, supplierId);
    let count = 0;
    for (const { opportunityId } of await this.matching.acceptedOf(tx, supplierId)) {
      if (answered.has(opportunityId)) continue;
      const opportunity = await this.opportunities.byId(tx, opportunityId);
      if (opportunity?.state.kind === 'lead' && this.answers.isOpen(opportunity)) count += 1;
    }
    return count;
  }
}
