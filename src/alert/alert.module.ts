import { Module } from '@nestjs/common';
import { AccountModule } from '../account/account.module';
import { AnswerModule } from '../answer/answer.module';
import { AuditModule } from '../audit/audit.module';
import { DeliveryModule } from '../delivery/delivery.module';
import { MatchingModule } from '../matching/matching.module';
import { OpportunityModule } from '../opportunity/opportunity.module';
import { SupplierModule } from '../supplier/supplier.module';
import { AlertService } from './alert.service';
import { DigestReader } from './digest-reader';
import { DigestMail } from './digest.mail';
import { Digests } from './digests';
import { PlanDigestsJob } from './plan-digests.job';
import { Preferences } from './preferences';
import { SavedSearches } from './saved-searches';
import { Subscriptions } from './subscriptions';

@Module({
  imports: [
    AuditModule,
    DeliveryModule,
    AccountModule,
    OpportunityModule,
    SupplierModule,
    MatchingModule,
    AnswerModule,
  ],
  providers: [
    AlertService,
    SavedSearches,
    Subscriptions,
    Preferences,
    Digests,
    DigestReader,
    DigestMail,
    PlanDigestsJob,
  ],
  exports: [AlertService, Preferences, SavedSearches],
})
export class AlertModule {}
