import { Module } from '@nestjs/common';
import { IngestModule } from '../../ingest/ingest.module';
import { MatchingModule } from '../../matching/matching.module';
import { SupplierModule } from '../../supplier/supplier.module';
import { CollectController } from './collect/collect.controller';
import { QuarantineBulkController } from './collect/quarantine-bulk.controller';
import { QuarantineController } from './collect/quarantine.controller';
import { QuarantineQuery } from './collect/quarantine.query';
import { ReparseController } from './collect/reparse.controller';
import { RunsQuery } from './collect/runs.query';
import { MessagesController } from './messages/messages.controller';
import { MessagesQuery } from './messages/messages.query';
import { ReviewController } from './review.controller';
import { ReviewQuery } from './review.query';

@Module({
  imports: [IngestModule, MatchingModule, SupplierModule],
  // The narrower address first: `/collecte/quarantaine` is no source, and `ensemble` no record
  controllers: [
    ReviewController,
    MessagesController,
    QuarantineBulkController,
    QuarantineController,
    ReparseController,
    CollectController,
  ],
  providers: [ReviewQuery, MessagesQuery, QuarantineQuery, RunsQuery],
})
export class OfficerPagesModule {}
