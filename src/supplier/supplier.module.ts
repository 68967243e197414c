import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module';
import { EvidenceWatch } from './evidence-watch';
import { NoteExpiredEvidenceJob } from './note-expired-evidence.job';
import { RebuildSearchJob } from './rebuild-search.job';
import { SearchSupplierConsumer } from './search-supplier.consumer';
import { SupplierMerges } from './supplier-merges';
import { SupplierSearchIndex } from './supplier-search.index';
import { SupplierService } from './supplier.service';

@Module({
  imports: [AuditModule],
  providers: [
    SupplierService,
    SupplierMerges,
    SupplierSearchIndex,
    EvidenceWatch,
    NoteExpiredEvidenceJob,
    RebuildSearchJob,
    SearchSupplierConsumer,
  ],
  exports: [SupplierService, SupplierMerges, SupplierSearchIndex],
})
export class SupplierModule {}
