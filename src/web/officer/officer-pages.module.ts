import { Module } from '@nestjs/common';
import { MatchingModule } from '../../matching/matching.module';
import { ReviewController } from './review.controller';
import { ReviewQuery } from './review.query';

@Module({ imports: [MatchingModule], controllers: [ReviewController], providers: [ReviewQuery] })
export class OfficerPagesModule {}
