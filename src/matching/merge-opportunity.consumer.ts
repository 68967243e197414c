import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { ConsumerRegistry } from '#lib/outbox';
import { opportunityMerged } from '../opportunity/opportunity.events';
import { MatchingService } from './matching.service';

/** The verdicts given on an opportunity follow it to the one it was merged into; its own matches are withdrawn. */
@Injectable()
export class MergeOpportunityConsumer implements OnModuleInit {
  constructor(
    private readonly consumers: ConsumerRegistry,
    private readonly matching: MatchingService,
    private readonly db: DataSource,
  ) {}

  onModuleInit(): void {
    this.consumers.register({
      name: 'match-merged-opportunity',
      queue: 'matching',
      event: opportunityMerged,
      effect: async ({ opportunityId }, receipt) => {
        await this.matching.followMerge(opportunityId);
        await this.db.transaction(receipt);
      },
    });
  }
}
