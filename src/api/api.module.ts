import { Module } from '@nestjs/common';
import { EngineStates } from './engine-states';
import { HealthController } from './health.controller';
import { HouseMetrics } from './house-metrics';
import { MetricsController } from './metrics.controller';

/** The only pages that are not HTML: health and metrics; the public API comes here. No rule lives here. */
@Module({ controllers: [HealthController, MetricsController], providers: [EngineStates, HouseMetrics] })
export class ApiModule {}
