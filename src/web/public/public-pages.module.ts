import { Module } from '@nestjs/common';
import { AccountModule } from '../../account/account.module';
import { NoticeModule } from '../../notice/notice.module';
import { OpportunityModule } from '../../opportunity/opportunity.module';
import { SupplierModule } from '../../supplier/supplier.module';
import { WebSharedModule } from '../shared/web-shared.module';
import { AboutController } from './about/about.controller';
import { LastReadQuery } from './about/last-read.query';
import { PartsQuery } from './about/parts.query';
import { HomeController } from './home/home.controller';
import { HomeQuery } from './home/home.query';
import { LeversController } from './levers/levers.controller';
import { MailboxController } from './mailbox/mailbox.controller';
import { MailboxQuery } from './mailbox/mailbox.query';
import { LotLeverController } from './notices/lot-lever.controller';
import { LotLeverQuery } from './notices/lot-lever.query';
import { LotSuppliersQuery } from './notices/lot-suppliers.query';
import { NoticeListController } from './notices/notice-list.controller';
import { NoticeController } from './notices/notice.controller';
import { NoticeProcedureController } from './notices/notice-procedure.controller';
import { NoticeListQuery } from './notices/notice-list.query';
import { NoticeWords } from './notices/notice-words';
import { NoticeQuery } from './notices/notice.query';
import { SourceHealthQuery } from './notices/source-health.query';
import { ToldProceduresQuery } from './notices/told-procedures.query';
import { SupplierMessageController } from './suppliers/supplier-message.controller';
import { SupplierController } from './suppliers/supplier.controller';
import { SupplierFactsQuery } from './suppliers/supplier-facts.query';
import { SupplierSearchController } from './suppliers/supplier-search.controller';
import { SupplierSearchResults } from './suppliers/supplier-search-results';

/** Pages for anyone. */
@Module({
  imports: [WebSharedModule, AccountModule, OpportunityModule, NoticeModule, SupplierModule],
  controllers: [
    HomeController,
    SupplierSearchController,
    SupplierController,
    SupplierMessageController,
    NoticeListController,
    LotLeverController,
    NoticeController,
    NoticeProcedureController,
    LeversController,
    AboutController,
    MailboxController,
  ],
  providers: [
    HomeQuery,
    SupplierFactsQuery,
    SupplierSearchResults,
    NoticeListQuery,
    NoticeWords,
    NoticeQuery,
    LotLeverQuery,
    LotSuppliersQuery,
    SourceHealthQuery,
    ToldProceduresQuery,
    LastReadQuery,
    PartsQuery,
    MailboxQuery,
  ],
})
export class PublicPagesModule {}
