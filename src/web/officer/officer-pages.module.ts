import { Module } from '@nestjs/common';
import { IngestModule } from '../../ingest/ingest.module';
import { MatchingModule } from '../../matching/matching.module';
import { CollectController } from './collect/collect.controller';
import { QuarantineController } from './collect/quarantine.controller';
import { QuarantineQuery } from './collect/quarantine.query';
import { RunsQuery } from './collect/runs.query';
import { ReviewController } from './review.controller';
import { ReviewQuery } from './review.query';

@Module({
  imports: [IngestModule, MatchingModule],
  // The quarantine stands before the sources: `/collecte/quarantaine` is no source
  controllers: [ReviewController, QuarantineController, CollectController],
  providers: [ReviewQuery, QuarantineQuery, RunsQuery],
})
export class OfficerPagesModule {}
