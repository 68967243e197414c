import { Module } from '@nestjs/common';
import { AccountModule } from '../account/account.module';
import { AuditModule } from '../audit/audit.module';
import { OpportunityModule } from '../opportunity/opportunity.module';
import { ClosePastNeedsJob } from './close-past-needs.job';
import { NeedExclusions } from './need-exclusions';
import { NeedService } from './need.service';

@Module({
  imports: [AuditModule, AccountModule, OpportunityModule],
  providers: [NeedService, NeedExclusions, ClosePastNeedsJob],
  exports: [NeedService, NeedExclusions],
})
export class NeedModule {}
