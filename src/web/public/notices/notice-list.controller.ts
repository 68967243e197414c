import { Controller, Get, Query } from '@nestjs/common';
import { z } from 'zod';
import { Audience } from '#lib/http';
import { Clock } from '#lib/kernel';
import { departmentOf } from '#lib/nomenclature';
import { addressMembers, pageNumber } from '../../shared/left-out';
import type { Page } from '../../shared/page';
import { Site } from '../../shared/site';
import { noticeListPage } from './notice-list.page';
import { NOTICE_FILTERS, NOTICE_SOURCES, NoticeListQuery } from './notice-list.query';
import { NoticeWords } from './notice-words';
import { SourceHealthQuery } from './source-health.query';
import { toldListPage } from './told-list.page';
import { TOLD_FILTERS, ToldProceduresQuery } from './told-procedures.query';

const WORDS_KEPT = 200;

/** What stands in the query string of `/avis`; what it does not know it leaves out, and says so. */
const listInput = addressMembers({
  type: z.enum([...NOTICE_FILTERS, ...TOLD_FILTERS]).default('tous'),
  zone: z.enum(['territoire', 'france']).default('territoire'),
  source: z.enum(NOTICE_SOURCES).optional(),
  q: z
    .string()
    .default('')
    .transform((words) => words.trim().slice(0, WORDS_KEPT)),
  exact: z.literal('1').optional(),
  page: pageNumber(500),
});

/** Public notices: the lots that can be answered, what is planned, what came of others. */
@Controller('avis')
export class NoticeListController {
  constructor(
    private readonly lists: NoticeListQuery,
    private readonly told: ToldProceduresQuery,
    private readonly words: NoticeWords,
    private readonly health: SourceHealthQuery,
    private readonly site: Site,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Audience('public')
  async list(@Query({ schema: listInput }) input: z.output<typeof listInput>): Promise<Page> {
    const { type, zone, source, page, q, exact, leftOut } = input;
    const { territory } = await this.site.current();
    const departments = [...new Set(territory.communes.flatMap((code) => departmentOf(code) ?? []))];
    const common = {
      source: source ?? null,
      everywhere: zone === 'france' || territory.communes.length === 0,
      page,
      leftOut,
      territory: { communes: territory.communes, departments },
      territoryName: territory.name,
    };
    if (type === 'prevu' || type === 'attribue') {
      const choice = { ...common, filter: type };
      return toldListPage(await this.told.read(choice), choice);
    }
    const asked = { words: q, asTyped: exact === '1' };
    const found = await this.words.find(asked);
    const choice = { ...common, ...asked, filter: type, now: this.clock.now(), found: found?.ids ?? null };
    return noticeListPage(await this.lists.read(choice), { ...choice, lots: found }, await this.health.warning());
  }
}
