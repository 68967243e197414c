import { Module, type DynamicModule } from '@nestjs/common';
import { AccountModule } from '../account/account.module';
import { AlertModule } from '../alert/alert.module';
import { AnswerModule } from '../answer/answer.module';
import { ApiModule } from '../api/api.module';
import { PublicApiModule } from '../api/v1/public-api.module';
import { AuditModule } from '../audit/audit.module';
import { DeliveryModule } from '../delivery/delivery.module';
import { IngestModule } from '../ingest/ingest.module';
import { MatchingModule } from '../matching/matching.module';
import { NeedModule } from '../need/need.module';
import { NoticeModule } from '../notice/notice.module';
import { OpportunityModule } from '../opportunity/opportunity.module';
import { SupplierModule } from '../supplier/supplier.module';
import { WebModule } from '../web/web.module';
import { NomenclatureWatch } from './nomenclature/nomenclature-watch.service';
import { PlumbingModule } from './plumbing.module';
import type { House } from './start/ground';
import { WorkerLoop } from './worker-loop';

/** What a process shows to the outside: nothing (a command), health and metrics (a worker), or the pages as well. */
export type Faces = 'none' | 'health' | 'pages';

const rooms = [
  AuditModule,
  DeliveryModule,
  AccountModule,
  OpportunityModule,
  NoticeModule,
  NeedModule,
  SupplierModule,
  MatchingModule,
  AnswerModule,
  AlertModule,
  IngestModule,
];

/** Every room, on its plumbing. */
@Module({})
export class HouseModule {
  static with(house: House, faces: Faces): DynamicModule {
    return {
      module: HouseModule,
      imports: [
        PlumbingModule.with(house),
        ...rooms,
        ...(faces === 'none' ? [] : [ApiModule]),
        ...(faces === 'pages' ? [WebModule, PublicApiModule] : []),
      ],
      providers: [NomenclatureWatch, WorkerLoop],
    };
  }
}
