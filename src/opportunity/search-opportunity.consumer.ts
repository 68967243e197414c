import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { ConsumerRegistry } from '#lib/outbox';
import { SearchIndex } from '#lib/search';
import { OpportunitySearchIndex } from './opportunity-search.index';
import { opportunityChanged } from './opportunity.events';

/** Makes a public opportunity findable as it now is; one that became private or another's is so no longer, since both are changes. */
@Injectable()
export class SearchOpportunityConsumer implements OnModuleInit {
  constructor(
    private readonly consumers: ConsumerRegistry,
    private readonly search: SearchIndex,
    private readonly index: OpportunitySearchIndex,
    private readonly db: DataSource,
  ) {}

  onModuleInit(): void {
    this.consumers.register({
      name: 'search-opportunity',
      queue: 'outbox',
      event: opportunityChanged,
      effect: async ({ opportunityId }, receipt) => {
        await this.search.refresh(this.index, [opportunityId]);
        await this.db.transaction(receipt);
      },
    });
  }
}
