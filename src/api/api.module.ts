import { Module } from '@nestjs/common';
import { IngestModule } from '../ingest/ingest.module';
import { EngineStates } from './engine-states';
import { HealthController } from './health.controller';
import { HouseMetrics } from './house-metrics';
import { MetricsController } from './metrics.controller';

/** The only pages that are not HTML: health and metrics; the public API comes here. No rule lives here. */
@Module({
  imports: [IngestModule],
  controllers: [HealthController, MetricsController],
  providers: [EngineStates, HouseMetrics],
})
export class ApiModule {}
