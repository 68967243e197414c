import { Module } from '@nestjs/common';
import { AlertModule } from '../../alert/alert.module';
import { MatchingModule } from '../../matching/matching.module';
import { NeedModule } from '../../need/need.module';
import { SupplierModule } from '../../supplier/supplier.module';
import { SupplierFactsQuery } from '../public/suppliers/supplier-facts.query';
import { WebSharedModule } from '../shared/web-shared.module';
import { PlacesQuery } from './places.query';
import { NeedExclusionController } from './need-exclusion.controller';
import { NeedFormController } from './need-form.controller';
import { NeedLeverController } from './need-lever.controller';
import { NeedListQuery } from './need-list.query';
import { NeedPublishController } from './need-publish.controller';
import { NeedResultsController } from './need-results.controller';
import { NeedResultsQuery } from './need-results.query';
import { NeedSuppliersQuery } from './need-suppliers.query';
import { NeedWhyController } from './need-why.controller';
import { NeedsController } from './needs.controller';
import { SavedSearchesController } from './saved-searches.controller';
import { SupplierListsController } from './supplier-lists.controller';

/** Order matters: `/besoins/nouveau` before `/besoins/:ref`. */
@Module({
  imports: [NeedModule, SupplierModule, MatchingModule, AlertModule, WebSharedModule],
  controllers: [
    NeedsController,
    NeedFormController,
    NeedPublishController,
    NeedLeverController,
    NeedResultsController,
    NeedWhyController,
    NeedExclusionController,
    SavedSearchesController,
    SupplierListsController,
  ],
  providers: [PlacesQuery, NeedListQuery, NeedResultsQuery, NeedSuppliersQuery, SupplierFactsQuery],
})
export class BuyerPagesModule {}
