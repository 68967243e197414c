import { Injectable, type OnModuleInit } from '@nestjs/common';
import { ConsumerRegistry } from '#lib/outbox';
import { contractsWonChanged } from '../notice/notice.events';
import { SupplierService } from './supplier.service';

/** A contract won is part of a supplier's profile: all establishments of the legal unit are read again, and matched anew. */
@Injectable()
export class NoteContractsWonConsumer implements OnModuleInit {
  constructor(
    private readonly consumers: ConsumerRegistry,
    private readonly suppliers: SupplierService,
  ) {}

  onModuleInit(): void {
    this.consumers.register({
      name: 'note-contracts-won',
      queue: 'outbox',
      event: contractsWonChanged,
      handle: (tx, { sirens }) => this.suppliers.touchSirens(tx, sirens),
    });
  }
}
