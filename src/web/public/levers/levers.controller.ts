import { Controller, Get } from '@nestjs/common';
import { Audience } from '#lib/http';
import { Clock } from '#lib/kernel';
import type { Page } from '../../shared/page';
import { leversPage } from './levers.page';

@Controller()
export class LeversController {
  constructor(private readonly clock: Clock) {}

  @Get('leviers')
  @Audience('public')
  levers(): Page {
    return leversPage(this.clock.today());
  }
}
