import { Injectable, type OnModuleInit } from '@nestjs/common';
import { ConsumerRegistry } from '#lib/outbox';
import { refreshGathered, SearchIndex } from '#lib/search';
import { SupplierSearchIndex } from './supplier-search.index';
import { suppliersChanged } from './supplier.events';

/** An import of 25,000 suppliers says 50 events: three refreshes, of ids that are read when they are written. */
const EVENTS_AT_ONCE = 20;

/** Makes changed suppliers findable as they now are, and removed ones no longer. */
@Injectable()
export class SearchSupplierConsumer implements OnModuleInit {
  constructor(
    private readonly consumers: ConsumerRegistry,
    private readonly search: SearchIndex,
    private readonly index: SupplierSearchIndex,
  ) {}

  onModuleInit(): void {
    this.consumers.register({
      name: 'search-supplier',
      queue: 'outbox',
      event: suppliersChanged,
      atMost: EVENTS_AT_ONCE,
      gather: (payloads) =>
        refreshGathered(
          this.search,
          this.index,
          payloads.flatMap(({ supplierIds }) => supplierIds),
        ),
    });
  }
}
