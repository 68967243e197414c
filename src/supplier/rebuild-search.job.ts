import { Injectable, type OnModuleInit } from '@nestjs/common';
import { z } from 'zod';
import { defineJob, JobRegistry } from '#lib/queue';
import { SearchIndex } from '#lib/search';
import { SupplierSearchIndex } from './supplier-search.index';

/** Once a night the index is built anew from the rows: whatever it missed or kept too long ends there. */
export const rebuildSearch = defineJob({ name: 'rebuild-search', queue: 'daily', payload: z.strictObject({}) });

@Injectable()
export class RebuildSearchJob implements OnModuleInit {
  constructor(
    private readonly jobs: JobRegistry,
    private readonly search: SearchIndex,
    private readonly index: SupplierSearchIndex,
  ) {}

  onModuleInit(): void {
    this.jobs.handle(rebuildSearch, async () => {
      await this.search.rebuild(this.index);
    });
  }
}
