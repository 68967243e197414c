import { Module } from '@nestjs/common';
import { NoticeModule } from '../notice/notice.module';
import { SupplierModule } from '../supplier/supplier.module';
import { sourceClientProvider } from './client/source-client.provider';
import { IngestRuns } from './ingest-runs';
import { IngestService } from './ingest.service';
import { NoticeIntake } from './notice-intake';
import { QuarantineService } from './quarantine.service';
import { RawRecords } from './raw-records';
import { NoticeSources } from './sources/notice-sources';
import { SupplierImport } from './supplier-import.service';

@Module({
  imports: [NoticeModule, SupplierModule],
  providers: [
    IngestService,
    IngestRuns,
    NoticeIntake,
    NoticeSources,
    QuarantineService,
    RawRecords,
    sourceClientProvider,
    SupplierImport,
  ],
  exports: [IngestService, QuarantineService, SupplierImport],
})
export class IngestModule {}
