import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { ConsumerRegistry } from '#lib/outbox';
import { SearchIndex } from '#lib/search';
import { SupplierSearchIndex } from './supplier-search.index';
import { suppliersChanged } from './supplier.events';

/** Makes changed suppliers findable as they now are, and removed ones no longer. */
@Injectable()
export class SearchSupplierConsumer implements OnModuleInit {
  constructor(
    private readonly consumers: ConsumerRegistry,
    private readonly search: SearchIndex,
    private readonly index: SupplierSearchIndex,
    private readonly db: DataSource,
  ) {}

  onModuleInit(): void {
    this.consumers.register({
      name: 'search-supplier',
      queue: 'outbox',
      event: suppliersChanged,
      effect: async ({ supplierIds }, receipt) => {
        await this.search.refresh(this.index, supplierIds);
        await this.db.transaction(receipt);
      },
    });
  }
}
