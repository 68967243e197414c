import { Module } from '@nestjs/common';
import { AlertModule } from '../../alert/alert.module';
import { AnswerModule } from '../../answer/answer.module';
import { AlertsController } from './alerts.controller';
import { OpportunitiesController } from './opportunities.controller';
import { OpportunitiesQuery } from './opportunities.query';

@Module({
  imports: [AlertModule, AnswerModule],
  controllers: [OpportunitiesController, AlertsController],
  providers: [OpportunitiesQuery],
})
export class SupplierPagesModule {}
