import { Module } from '@nestjs/common';
import { NoticeModule } from '../notice/notice.module';
import { EvidenceWatch } from './evidence-watch';
import { NoteExpiredEvidenceJob } from './note-expired-evidence.job';
import { RebuildSearchJob } from './rebuild-search.job';
import { SearchSupplierConsumer } from './search-supplier.consumer';
import { SupplierFinder } from './supplier-finder';
import { SupplierLists } from './supplier-lists';
import { SupplierSearchIndex } from './supplier-search.index';
import { SupplierService } from './supplier.service';

@Module({
  imports: [NoticeModule],
  providers: [
    SupplierService,
    SupplierSearchIndex,
    SupplierFinder,
    SupplierLists,
    EvidenceWatch,
    NoteExpiredEvidenceJob,
    RebuildSearchJob,
    SearchSupplierConsumer,
  ],
  exports: [SupplierService, SupplierSearchIndex, SupplierFinder, SupplierLists],
})
export class SupplierModule {}
