import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module';
import { OpportunityModule } from '../opportunity/opportunity.module';
import { SupplierModule } from '../supplier/supplier.module';
import { MatchOpportunityConsumer } from './match-opportunity.consumer';
import { MatchSuppliersConsumer } from './match-suppliers.consumer';
import { MatchingService } from './matching.service';
import { MergeOpportunityConsumer } from './merge-opportunity.consumer';
import { RematchAllJob } from './rematch-all.job';
import { RematchOpenJob } from './rematch-open.job';
import { RematchService } from './rematch.service';
import { Shares } from './shares';
import { SupplierIndex } from './supplier-index';
import { Verdicts } from './verdicts';

@Module({
  imports: [AuditModule, OpportunityModule, SupplierModule],
  providers: [
    MatchingService,
    Shares,
    SupplierIndex,
    Verdicts,
    MatchOpportunityConsumer,
    MatchSuppliersConsumer,
    MergeOpportunityConsumer,
    RematchOpenJob,
    RematchService,
    RematchAllJob,
  ],
  exports: [MatchingService, RematchService, Shares, Verdicts],
})
export class MatchingModule {}
