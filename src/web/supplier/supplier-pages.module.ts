import { Module } from '@nestjs/common';
import { AnswerModule } from '../../answer/answer.module';
import { OpportunitiesController } from './opportunities.controller';
import { OpportunitiesQuery } from './opportunities.query';

@Module({ imports: [AnswerModule], controllers: [OpportunitiesController], providers: [OpportunitiesQuery] })
export class SupplierPagesModule {}
