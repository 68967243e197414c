import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '#lib/kernel';
import { partnersOf, rank, shareOf, type SharePlan } from '#lib/matching-engine';
import { OpportunityService } from '../opportunity/opportunity.service';
import { rotationSeed } from './rotation-seed';
import { SupplierIndex } from './supplier-index';

/** How purchases that nobody takes whole may be shared. Computed when it is asked, from the suppliers as they are; nothing is stored. */
@Injectable()
export class Shares {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
    private readonly index: SupplierIndex,
    private readonly opportunities: OpportunityService,
  ) {}

  /** @returns how an open opportunity may be shared, or null when nothing calls for it or nobody can */
  async of(opportunityId: string): Promise<SharePlan | null> {
    const asked = await this.asked(opportunityId);
    return asked && shareOf(asked.index, asked.facts, asked.ranking, asked);
  }

  /** @returns the ids of those with whom a supplier that is too small could answer, best first, at most three */
  async partnersOf(opportunityId: string, supplierId: string): Promise<string[]> {
    const asked = await this.asked(opportunityId);
    return asked ? partnersOf(asked.index, asked.facts, asked.ranking, { supplierId, today: asked.today }) : [];
  }

  private async asked(opportunityId: string) {
    const opportunity = await this.opportunities.keptById(this.db.manager, opportunityId);
    if (opportunity?.state.status !== 'open') return null;
    const facts = await this.index.factsOf(opportunity.state);
    const today = this.clock.today();
    const { index } = await this.index.current();
    return { index, facts, today, ranking: rank(index, facts, { today, seed: rotationSeed(opportunity, today) }) };
  }
}
