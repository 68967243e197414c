import { Module } from '@nestjs/common';
import { NoticeModule } from '../notice/notice.module';
import { SupplierModule } from '../supplier/supplier.module';
import { IngestRuns } from './ingest-runs';
import { IngestService } from './ingest.service';
import { NoticeIntake } from './notice-intake';
import { QuarantineService } from './quarantine.service';
import { RawRecords } from './raw-records';
import { SupplierImport } from './supplier-import.service';

@Module({
  imports: [NoticeModule, SupplierModule],
  providers: [IngestService, IngestRuns, NoticeIntake, QuarantineService, RawRecords, SupplierImport],
  exports: [IngestService, QuarantineService, SupplierImport],
})
export class IngestModule {}
