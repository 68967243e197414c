import { Module } from '@nestjs/common';
import { AnswerModule } from '../../../answer/answer.module';
import { AnswerLinkController } from './answer-link.controller';
import { SupplierNameQuery } from './supplier-name.query';
import { UnsubscribeController } from './unsubscribe.controller';

@Module({
  imports: [AnswerModule],
  controllers: [AnswerLinkController, UnsubscribeController],
  providers: [SupplierNameQuery],
})
export class OneClickPagesModule {}
