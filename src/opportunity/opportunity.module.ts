import { Module } from '@nestjs/common';
import { OpportunitySearchIndex } from './opportunity-search.index';
import { OpportunityService } from './opportunity.service';
import { ReconcileOpportunitiesJob } from './reconcile-opportunities.job';
import { SearchOpportunityConsumer } from './search-opportunity.consumer';

@Module({
  providers: [OpportunityService, OpportunitySearchIndex, SearchOpportunityConsumer, ReconcileOpportunitiesJob],
  exports: [OpportunityService, OpportunitySearchIndex],
})
export class OpportunityModule {}
