import { Module } from '@nestjs/common';
import { NoticeModule } from '../notice/notice.module';
import { EvidenceWatch } from './evidence-watch';
import { NoteExpiredEvidenceJob } from './note-expired-evidence.job';
import { ReconcileSuppliersJob } from './reconcile-suppliers.job';
import { SearchSupplierConsumer } from './search-supplier.consumer';
import { SupplierSearchIndex } from './supplier-search.index';
import { SupplierService } from './supplier.service';

@Module({
  imports: [NoticeModule],
  providers: [
    SupplierService,
    SupplierSearchIndex,
    EvidenceWatch,
    NoteExpiredEvidenceJob,
    ReconcileSuppliersJob,
    SearchSupplierConsumer,
  ],
  exports: [SupplierService, SupplierSearchIndex],
})
export class SupplierModule {}
