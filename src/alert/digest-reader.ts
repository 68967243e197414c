import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
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
  items: { opportunity: CurrentOpportunity; match: AcceptedMatch }[];
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
    const accepted = await this.matching.stillAccepted(
      tx,
      planned.map((item) => item.matchId),
    );
    const items: DigestContent['items'] = [];
    for (const item of planned) {
      const match = accepted.find((candidate) => candidate.id === item.matchId);
      const opportunity = match && (await this.opportunities.byId(tx, item.opportunityId));
      if (opportunity && this.answers.isOpen(opportunity)) items.push({ opportunity, match });
    }
    const person = await this.accounts.personById(tx, profile.personId);
    const supplier = await this.suppliers.byId(tx, profile.supplierId);
    if (items.length === 0 || !person || !supplier) return undefined;
    return {
      day: digest.day,
      leftCount: digest.leftCount,
      email: person.email,
      supplier: { id: supplier.id, name: supplier.state.name },
      subscribedAt: profile.createdAt,
      items,
    };
  }
}
