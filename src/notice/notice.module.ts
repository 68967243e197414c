import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module';
import { OpportunityModule } from '../opportunity/opportunity.module';
import { AwardLeads } from './award-leads';
import { ClosePastDeadlinesJob } from './close-past-deadlines.job';
import { KnownNotices } from './known-notices.service';
import { LearnWordsJob } from './learn-words.job';
import { LearntWords } from './learnt-words.service';
import { NoticeService } from './notice.service';
import { ProcedureDecisions } from './procedure-decisions';
import { ProcedureLots } from './procedure-lots';
import { Procedures } from './procedures';

@Module({
  imports: [AuditModule, OpportunityModule],
  providers: [
    NoticeService,
    KnownNotices,
    Procedures,
    ProcedureLots,
    AwardLeads,
    ProcedureDecisions,
    LearntWords,
    ClosePastDeadlinesJob,
    LearnWordsJob,
  ],
  exports: [NoticeService, KnownNotices],
})
export class NoticeModule {}
