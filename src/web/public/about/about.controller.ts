import { Controller, Get } from '@nestjs/common';
import { Audience } from '#lib/http';
import { Clock } from '#lib/kernel';
import type { Page } from '../../shared/page';
import { Site } from '../../shared/site';
import { accessibilityPage, privacyPage, siteMapPage, statusPage } from './about.page';
import { LastReadQuery } from './last-read.query';
import { PartsQuery } from './parts.query';
import { sourcesPage } from './sources.page';

/** The pages of the footer. */
@Controller()
export class AboutController {
  constructor(
    private readonly site: Site,
    private readonly clock: Clock,
    private readonly reads: LastReadQuery,
    private readonly parts: PartsQuery,
  ) {}

  @Get('accessibilite')
  @Audience('public')
  async accessibility(): Promise<Page> {
    return accessibilityPage(await this.site.current());
  }

  @Get('donnees-personnelles')
  @Audience('public')
  async privacy(): Promise<Page> {
    return privacyPage(await this.site.current());
  }

  @Get('sources')
  @Audience('public')
  async sources(): Promise<Page> {
    return sourcesPage(await this.reads.read());
  }

  @Get('plan-du-site')
  @Audience('public')
  async siteMap(): Promise<Page> {
    return siteMapPage(await this.site.current());
  }

  @Get('etat')
  @Audience('public')
  async status(): Promise<Page> {
    return statusPage(await this.parts.read(), this.clock.now());
  }
}
