import { Controller, Get } from '@nestjs/common';
import { Audience } from '#lib/http';
import { Clock } from '#lib/kernel';
import type { Page } from '../../shared/page';
import { Site } from '../../shared/site';
import { homePage } from './home.page';
import { HomeQuery } from './home.query';

@Controller()
export class HomeController {
  constructor(
    private readonly facts: HomeQuery,
    private readonly site: Site,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Audience('public')
  async home(): Promise<Page> {
    const { territory } = await this.site.current();
    const now = this.clock.now();
    return homePage(await this.facts.read(territory.communes, now), { now, territory });
  }
}
