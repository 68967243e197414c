import { Controller, Get, Header } from '@nestjs/common';
import { Audience } from '#lib/http';
import { HouseMetrics } from './house-metrics';

@Controller('metrics')
export class MetricsController {
  constructor(private readonly metrics: HouseMetrics) {}

  @Get()
  @Audience('public')
  @Header('Content-Type', 'text/plain; version=0.0.4; charset=utf-8')
  @Header('Cache-Control', 'no-store')
  async read(): Promise<string> {
    return this.metrics.text();
  }
}
