import { Module } from '@nestjs/common';
import { MatchingModule } from '../../matching/matching.module';
import { NeedModule } from '../../need/need.module';
import { WebSharedModule } from '../shared/web-shared.module';
import { CommunesQuery } from './communes.query';
import { NeedFormController } from './need-form.controller';
import { NeedListQuery } from './need-list.query';
import { NeedPublishController } from './need-publish.controller';
import { NeedResultsController } from './need-results.controller';
import { NeedResultsQuery } from './need-results.query';
import { NeedsController } from './needs.controller';

/** Order matters: `/besoins/nouveau` before `/besoins/:ref`. */
@Module({
  imports: [NeedModule, MatchingModule, WebSharedModule],
  controllers: [NeedsController, NeedFormController, NeedPublishController, NeedResultsController],
  providers: [CommunesQuery, NeedListQuery, NeedResultsQuery],
})
export class BuyerPagesModule {}
