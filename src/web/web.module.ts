import { Module } from '@nestjs/common';
import { AccountPagesModule } from './account/account-pages.module';
import { BuyerPagesModule } from './buyer/buyer-pages.module';
import { OfficerPagesModule } from './officer/officer-pages.module';
import { OneClickPagesModule } from './public/one-click/one-click-pages.module';
import { PublicPagesModule } from './public/public-pages.module';
import { WebSharedModule } from './shared/web-shared.module';
import { SupplierPagesModule } from './supplier/supplier-pages.module';

/** The only HTML pages; no rule lives here. */
@Module({
  imports: [
    WebSharedModule,
    PublicPagesModule,
    AccountPagesModule,
    BuyerPagesModule,
    SupplierPagesModule,
    OfficerPagesModule,
    OneClickPagesModule,
  ],
})
export class WebModule {}
