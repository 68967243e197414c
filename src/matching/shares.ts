import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '#lib/kernel';
import { partnersOf, rank, shareOf, type OpportunityFacts, type SharePlan } from '#lib/matching-engine';
import { OpportunityService, type CurrentOpportunity } from '../opportunity/opportunity.service';
import { MatchRun } from './match-run.entity';
import type { MatchRunOutcome } from './match-told';
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

  /**
   * @param without suppliers that are not to be proposed: those who said that it is not for them
   * @param run of it, when it was matched just now: nobody is ranked a second time then, unless somebody is not to be proposed
   * @returns how an open opportunity may be shared, or null when nothing calls for it or nobody can
   */
  async of(
    opportunityId: string,
    without: readonly string[] = [],
    run: MatchRunOutcome | null = null,
  ): Promise<SharePlan | null> {
    const asked = await this.asked(opportunityId, without, run);
    return asked && shareOf(asked.index, asked.facts, asked.ranking, asked);
  }

  /** @returns the ids of those with whom a supplier that is too small could answer, best first, at most three */
  async partnersOf(opportunityId: string, supplierId: string): Promise<string[]> {
    const asked = await this.asked(opportunityId);
    return asked ? partnersOf(asked.index, asked.facts, asked.ranking, { supplierId, today: asked.today }) : [];
  }

  private async asked(opportunityId: string, without: readonly string[] = [], ran: MatchRunOutcome | null = null) {
    const [opportunity, { index }] = await Promise.all([
      this.opportunities.keptById(this.db.manager, opportunityId),
      this.index.current(),
    ]);
    if (opportunity?.state.status !== 'open') return null;
    const today = this.clock.today();
    const out = [...without, ...(await this.refused(opportunity.id))];
    const facts = await this.factsOf(opportunity, out);
    const isAsRanked = opportunity.id === opportunityId && ran?.version === opportunity.version && out.length === 0;
    if (ran && isAsRanked) return { index, facts, today, ranking: ran.ranking };
    const run = await this.db.getRepository(MatchRun).findOneBy({ opportunityId: opportunity.id });
    // Turned as in the list beside which it is read
    const seed = run?.version === opportunity.version ? run.seed : rotationSeed(opportunity, today);
    return { index, facts, today, ranking: rank(index, facts, { today, seed }) };
  }

  /** Kept out by the buyer, whatever they turned out to be, by an officer, or by themselves: none is proposed. */
  private async factsOf({ state }: CurrentOpportunity, without: readonly string[]): Promise<OpportunityFacts> {
    const out = [...(state.excluded ?? []), ...without];
    return this.index.factsOf(out.length === 0 ? state : { ...state, excluded: out });
  }

  private async refused(opportunityId: string): Promise<string[]> {
    const rows: { id: string }[] = await this.db.query(
      `select supplier_id as id from match where opportunity_id = $1 and state = 'rejected'`,
      [opportunityId],
    );
    return rows.map(({ id }) => id);
  }
}
