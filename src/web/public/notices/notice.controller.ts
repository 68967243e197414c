import { Controller, Get, Param, Query } from '@nestjs/common';
import { z } from 'zod';
import { Audience, CurrentViewer, NotFound, type SignedIn } from '#lib/http';
import { Clock } from '#lib/kernel';
import { departmentOf } from '#lib/nomenclature';
import type { Page } from '../../shared/page';
import { seeOther } from '../../shared/see-other';
import { Site } from '../../shared/site';
import { lotSuppliersPage } from './lot-suppliers.page';
import { LotSuppliersQuery } from './lot-suppliers.query';
import { noticeHref, noticeListPage } from './notice-list.page';
import { NOTICE_FILTERS, NoticeListQuery } from './notice-list.query';
import { PROCEDURE_FAULTS, procedureMessage, procedureView } from './notice-procedure.view';
import { sourceOf } from './notice-ref';
import { noticePage } from './notice.page';
import { NoticeQuery } from './notice.query';
import { SourceHealthQuery } from './source-health.query';

/** What stands in the query string of `/avis`; what it does not know it reads as absent. */
const listInput = z.object({
  type: z.enum(NOTICE_FILTERS).catch('tous'),
  zone: z.enum(['territoire', 'france']).catch('territoire'),
  page: z.coerce.number().int().min(1).max(500).catch(1),
});
/** What the page of a notice is told of what an officer has just done. */
const arrived = z.object({
  fait: z.string().optional(),
  echec: z.enum(PROCEDURE_FAULTS).optional().catch(undefined),
});
const lotNumber = z.string().min(1).max(40);

/** Public notices, lot by lot. */
@Controller('avis')
export class NoticeController {
  constructor(
    private readonly lists: NoticeListQuery,
    private readonly notices: NoticeQuery,
    private readonly lotSuppliers: LotSuppliersQuery,
    private readonly health: SourceHealthQuery,
    private readonly site: Site,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Audience('public')
  async list(@Query({ schema: listInput }) input: z.output<typeof listInput>): Promise<Page> {
    const { territory } = await this.site.current();
    const departments = [...new Set(territory.communes.flatMap((code) => departmentOf(code) ?? []))];
    const choice = {
      filter: input.type,
      everywhere: input.zone === 'france' || territory.communes.length === 0,
      page: input.page,
      now: this.clock.now(),
      territory: { communes: territory.communes, departments },
      territoryName: territory.name,
    };
    return noticeListPage(await this.lists.read(choice), choice, await this.health.warning());
  }

  @Get(':ref')
  @Audience('public')
  async notice(
    @Param('ref', { schema: z.string() }) ref: string,
    @Query({ schema: arrived }) query: z.output<typeof arrived>,
    @CurrentViewer() viewer: SignedIn | null,
  ): Promise<Page> {
    const [source, sourceId] = sourceOf(ref);
    const detail = await this.notices.read(source, sourceId);
    if (!detail) throw new NotFound('notice');
    const isOfficer = viewer?.space === 'officer';
    return noticePage(detail, {
      ref,
      now: this.clock.now(),
      maySeeSuppliers: maySeeSuppliers(viewer),
      procedure: isOfficer ? procedureView(ref, detail.notices, await this.notices.decisions(source, sourceId)) : null,
      message: isOfficer ? procedureMessage(query.fait, query.echec) : null,
    });
  }

  /** A lot: for buyers and officers, who could answer it; for the others, its place on the notice. */
  @Get(':ref/lots/:number')
  @Audience('public')
  async lot(
    @Param('ref', { schema: z.string() }) ref: string,
    @Param('number', { schema: z.string() }) number: string,
    @CurrentViewer() viewer: SignedIn | null,
  ): Promise<Page | Response> {
    const [source, sourceId] = sourceOf(ref);
    const found = lotNumber.safeParse(number).success ? await this.lotSuppliers.read(source, sourceId, number) : null;
    if (!found) throw new NotFound('lot');
    if (!maySeeSuppliers(viewer)) return seeOther(noticeHref(ref, number));
    return lotSuppliersPage(found, { ref, number, audience: viewer?.space === 'officer' ? 'buyer' : 'everyone' });
  }
}

function maySeeSuppliers(viewer: SignedIn | null): boolean {
  return viewer !== null && viewer.space !== 'supplier';
}
