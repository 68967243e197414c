import { Module } from '@nestjs/common';
import { OpportunityModule } from '../opportunity/opportunity.module';
import { ClosePastDeadlinesJob } from './close-past-deadlines.job';
import { KnownNotices } from './known-notices.service';
import { NoticeService } from './notice.service';
import { ProcedureLots } from './procedure-lots';

@Module({
  imports: [OpportunityModule],
  providers: [NoticeService, KnownNotices, ProcedureLots, ClosePastDeadlinesJob],
  exports: [NoticeService, KnownNotices],
})
export class NoticeModule {}
