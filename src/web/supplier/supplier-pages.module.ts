import { Module } from '@nestjs/common';
import { AlertModule } from '../../alert/alert.module';
import { AnswerModule } from '../../answer/answer.module';
import { MatchingModule } from '../../matching/matching.module';
import { AlertsController } from './alerts.controller';
import { OpportunitiesController } from './opportunities.controller';
import { OpportunitiesQuery } from './opportunities.query';

@Module({
  imports: [AlertModule, AnswerModule, MatchingModule],
  controllers: [OpportunitiesController, AlertsController],
  providers: [OpportunitiesQuery],
})
export class SupplierPagesModule {}
