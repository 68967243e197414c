import { Module } from '@nestjs/common';
import { OpportunityModule } from '../opportunity/opportunity.module';
import { ClosePastDeadlinesJob } from './close-past-deadlines.job';
import { NoticeService } from './notice.service';
import { ProcedureLots } from './procedure-lots';

@Module({
  imports: [OpportunityModule],
  providers: [NoticeService, ProcedureLots, ClosePastDeadlinesJob],
  exports: [NoticeService],
})
export class NoticeModule {}
