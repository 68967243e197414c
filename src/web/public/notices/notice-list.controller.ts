import { Controller, Get, Query } from '@nestjs/common';
import { z } from 'zod';
import { Audience } from '#lib/http';
import { Clock } from '#lib/kernel';
import { departmentOf } from '#lib/nomenclature';
import type { Page } from '../../shared/page';
import { Site } from '../../shared/site';
import { noticeListPage } from './notice-list.page';
import { NOTICE_FILTERS, NOTICE_SOURCES, NoticeListQuery } from './notice-list.query';
import { SourceHealthQuery } from './source-health.query';
import { toldListPage } from './told-list.page';
import { TOLD_FILTERS, ToldProceduresQuery } from './told-procedures.query';

/** What stands in the query string of `/avis`; what it does not know it reads as absent. */
const listInput = z.object({
  type: z.enum([...NOTICE_FILTERS, ...TOLD_FILTERS]).catch('tous'),
  zone: z.enum(['territoire', 'france']).catch('territoire'),
  source: z.enum(NOTICE_SOURCES).optional().catch(undefined),
  page: z.coerce.number().int().min(1).max(500).catch(1),
});

/** Public notices: the lots that can be answered, what is planned, what came of others. */
@Controller('avis')
export class NoticeListController {
  constructor(
    private readonly lists: NoticeListQuery,
    private readonly told: ToldProceduresQuery,
    private readonly health: SourceHealthQuery,
    private readonly site: Site,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Audience('public')
  async list(@Query({ schema: listInput }) { type, zone, source, page }: z.output<typeof listInput>): Promise<Page> {
    const { territory } = await this.site.current();
    const departments = [...new Set(territory.communes.flatMap((code) => departmentOf(code) ?? []))];
    const common = {
      source: source ?? null,
      everywhere: zone === 'france' || territory.communes.length === 0,
      page,
      territory: { communes: territory.communes, departments },
      territoryName: territory.name,
    };
    if (type === 'prevu' || type === 'attribue') {
      const choice = { ...common, filter: type };
      return toldListPage(await this.told.read(choice), choice);
    }
    const choice = { ...common, filter: type, now: this.clock.now() };
    return noticeListPage(await this.lists.read(choice), choice, await this.health.warning());
  }
}
