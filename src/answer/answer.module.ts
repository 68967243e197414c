import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module';
import { DeliveryModule } from '../delivery/delivery.module';
import { OpportunityModule } from '../opportunity/opportunity.module';
import { AnswerBook } from './answer-book';
import { AnswerLinks } from './answer-links';
import { AnswerService } from './answer.service';
import { LinkEffects } from './link-effects';
import { MoveAnswersConsumer } from './move-answers.consumer';

@Module({
  imports: [AuditModule, DeliveryModule, OpportunityModule],
  providers: [AnswerService, AnswerBook, AnswerLinks, LinkEffects, MoveAnswersConsumer],
  exports: [AnswerService],
})
export class AnswerModule {}
