import { Injectable, type OnModuleInit } from '@nestjs/common';
import { z } from 'zod';
import { defineJob, JobRegistry } from '#lib/queue';
import { reconcileNightly, SearchIndex } from '#lib/search';
import { OpportunitySearchIndex } from './opportunity-search.index';

/** Once a night the index of opportunities is compared with the rows: whatever it missed or kept too long ends there. */
export const reconcileOpportunities = defineJob({
  name: 'reconcile-opportunities',
  queue: 'daily',
  payload: z.strictObject({}),
});

@Injectable()
export class ReconcileOpportunitiesJob implements OnModuleInit {
  constructor(
    private readonly jobs: JobRegistry,
    private readonly search: SearchIndex,
    private readonly index: OpportunitySearchIndex,
  ) {}

  onModuleInit(): void {
    this.jobs.handle(reconcileOpportunities, () => reconcileNightly(this.search, this.index));
  }
}
