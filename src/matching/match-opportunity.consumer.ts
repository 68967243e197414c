import { Injectable, type OnModuleInit } from '@nestjs/common';
import { ConsumerRegistry } from '#lib/outbox';
import { DataSource } from 'typeorm';
import { opportunityChanged } from '../opportunity/opportunity.events';
import { MatchingService } from './matching.service';

/** Matches an opportunity when it is published, changed or closed; a form may have run it inline already, then nothing changes. */
@Injectable()
export class MatchOpportunityConsumer implements OnModuleInit {
  constructor(
    private readonly consumers: ConsumerRegistry,
    private readonly matching: MatchingService,
    private readonly db: DataSource,
  ) {}

  onModuleInit(): void {
    this.consumers.register({
      name: 'match-opportunity',
      queue: 'matching',
      event: opportunityChanged,
      effect: async ({ opportunityId }, receipt) => {
        await this.matching.run(opportunityId);
        await this.db.transaction(receipt);
      },
    });
  }
}
