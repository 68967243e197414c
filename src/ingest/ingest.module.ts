import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module';
import { NoticeModule } from '../notice/notice.module';
import { SupplierModule } from '../supplier/supplier.module';
import { sourceClientProvider } from './client/source-client.provider';
import { CollectRequests } from './collect-requests.service';
import { CollectSourceJob } from './collect-source.job';
import { DueSuppliers } from './due-suppliers';
import { IngestRuns } from './ingest-runs';
import { IngestService } from './ingest.service';
import { NoticeIntake } from './notice-intake';
import { NoticeRehearsal } from './notice-rehearsal';
import { QuarantineBulks } from './quarantine-bulk.service';
import { QuarantineService } from './quarantine.service';
import { PurgeRawJob } from './purge-raw.job';
import { RawRecords } from './raw-records';
import { RawRetention } from './raw-retention';
import { ReferenceService } from './references/reference.service';
import { ReparseRequests } from './reparse-requests.service';
import { ReparseSourceJob } from './reparse-source.job';
import { ReparseService } from './reparse.service';
import { RunJudgement } from './run-judgement';
import { SecondReading } from './second-reading';
import { SourceCollector } from './source-collector';
import { SourceCursors } from './source-cursors';
import { SourceStates } from './source-states.service';
import { NoticeSources } from './sources/notice-sources';
import { SupplierSources } from './sources/supplier-sources';
import { SupplierChecker } from './supplier-checker';
import { SupplierCollect } from './supplier-collect.service';
import { SupplierImport } from './supplier-import.service';
import { SupplierSecondReading } from './supplier-second-reading';
import { SuppliersCheck } from './suppliers-check.service';

@Module({
  imports: [AuditModule, NoticeModule, SupplierModule],
  providers: [
    CollectRequests,
    CollectSourceJob,
    DueSuppliers,
    IngestService,
    IngestRuns,
    NoticeIntake,
    NoticeRehearsal,
    NoticeSources,
    QuarantineBulks,
    QuarantineService,
    PurgeRawJob,
    RawRecords,
    RawRetention,
    ReferenceService,
    ReparseRequests,
    ReparseService,
    ReparseSourceJob,
    RunJudgement,
    SecondReading,
    sourceClientProvider,
    SourceCollector,
    SourceCursors,
    SourceStates,
    SupplierChecker,
    SupplierCollect,
    SupplierImport,
    SupplierSecondReading,
    SupplierSources,
    SuppliersCheck,
  ],
  exports: [
    CollectRequests,
    IngestService,
    QuarantineBulks,
    QuarantineService,
    ReferenceService,
    ReparseRequests,
    ReparseService,
    SourceStates,
    SupplierImport,
    SupplierSources,
    SuppliersCheck,
  ],
})
export class IngestModule {}
