import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { ConsumerRegistry } from '#lib/outbox';
import { suppliersChanged } from '../supplier/supplier.events';
import { MatchingService } from './matching.service';

/** Matches again the open opportunities that have not yet seen suppliers as they now are. */
@Injectable()
export class MatchSuppliersConsumer implements OnModuleInit {
  constructor(
    private readonly consumers: ConsumerRegistry,
    private readonly matching: MatchingService,
    private readonly db: DataSource,
  ) {}

  onModuleInit(): void {
    this.consumers.register({
      name: 'match-suppliers',
      queue: 'matching',
      event: suppliersChanged,
      effect: async ({ supplierIds }, receipt) => {
        await this.matching.runAll(await this.matching.unseenBy(supplierIds));
        await this.db.transaction(receipt);
      },
    });
  }
}
