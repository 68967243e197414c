import { Module } from '@nestjs/common';
import { AccountModule } from '../account/account.module';
import { AuditModule } from '../audit/audit.module';
import { DeliveryModule } from '../delivery/delivery.module';
import { NoticeModule } from '../notice/notice.module';
import { EvidenceWatch } from './evidence-watch';
import { MeanPoints } from './mean-points';
import { NoteContractsWonConsumer } from './note-contracts-won.consumer';
import { NoteExpiredEvidenceJob } from './note-expired-evidence.job';
import { PurgeSupplierMessagesJob } from './purge-supplier-messages.job';
import { ReconcileSuppliersJob } from './reconcile-suppliers.job';
import { SearchSupplierConsumer } from './search-supplier.consumer';
import { SupplierMessageMail } from './supplier-message.mail';
import { SupplierMessages } from './supplier-messages';
import { SupplierFinder } from './supplier-finder';
import { SupplierLists } from './supplier-lists';
import { SupplierLives } from './supplier-lives';
import { SupplierMerges } from './supplier-merges';
import { SupplierSearchIndex } from './supplier-search.index';
import { SupplierService } from './supplier.service';

@Module({
  imports: [AccountModule, AuditModule, DeliveryModule, NoticeModule],
  providers: [
    PurgeSupplierMessagesJob,
    SupplierMessageMail,
    SupplierMessages,
    SupplierService,
    SupplierLives,
    SupplierMerges,
    SupplierSearchIndex,
    SupplierFinder,
    SupplierLists,
    EvidenceWatch,
    MeanPoints,
    NoteContractsWonConsumer,
    NoteExpiredEvidenceJob,
    ReconcileSuppliersJob,
    SearchSupplierConsumer,
  ],
  exports: [
    SupplierFinder,
    SupplierLists,
    SupplierLives,
    SupplierMerges,
    SupplierMessages,
    SupplierSearchIndex,
    SupplierService,
  ],
})
export class SupplierModule {}
