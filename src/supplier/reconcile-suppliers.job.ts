import { Injectable, type OnModuleInit } from '@nestjs/common';
import { z } from 'zod';
import { defineJob, JobRegistry } from '#lib/queue';
import { reconcileNightly, SearchIndex } from '#lib/search';
import { SupplierSearchIndex } from './supplier-search.index';

/** Once a night the index of suppliers is compared with the rows: whatever it missed or kept too long ends there. */
export const reconcileSuppliers = defineJob({
  name: 'reconcile-suppliers',
  queue: 'daily',
  payload: z.strictObject({}),
});

@Injectable()
export class ReconcileSuppliersJob implements OnModuleInit {
  constructor(
    private readonly jobs: JobRegistry,
    private readonly search: SearchIndex,
    private readonly index: SupplierSearchIndex,
  ) {}

  onModuleInit(): void {
    this.jobs.handle(reconcileSuppliers, () => reconcileNightly(this.search, this.index));
  }
}
