import { Module } from '@nestjs/common';
import { NoticeModule } from '../notice/notice.module';
import { IngestRuns } from './ingest-runs';
import { IngestService } from './ingest.service';
import { NoticeIntake } from './notice-intake';
import { QuarantineService } from './quarantine.service';
import { RawRecords } from './raw-records';

@Module({
  imports: [NoticeModule],
  providers: [IngestService, IngestRuns, NoticeIntake, QuarantineService, RawRecords],
  exports: [IngestService, QuarantineService],
})
export class IngestModule {}
