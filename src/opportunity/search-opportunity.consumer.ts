import { Injectable, type OnModuleInit } from '@nestjs/common';
import { ConsumerRegistry } from '#lib/outbox';
import { refreshGathered, SearchIndex } from '#lib/search';
import { OpportunitySearchIndex } from './opportunity-search.index';
import { opportunityChanged } from './opportunity.events';

/** A day's notices say some thousands of events of one opportunity each. */
const EVENTS_AT_ONCE = 500;

/** Makes a public opportunity findable as it now is; one that became private or another's is so no longer, since both are changes. */
@Injectable()
export class SearchOpportunityConsumer implements OnModuleInit {
  constructor(
    private readonly consumers: ConsumerRegistry,
    private readonly search: SearchIndex,
    private readonly index: OpportunitySearchIndex,
  ) {}

  onModuleInit(): void {
    this.consumers.register({
      name: 'search-opportunity',
      queue: 'outbox',
      event: opportunityChanged,
      atMost: EVENTS_AT_ONCE,
      gather: (payloads) =>
        refreshGathered(
          this.search,
          this.index,
          payloads.map(({ opportunityId }) => opportunityId),
        ),
    });
  }
}
