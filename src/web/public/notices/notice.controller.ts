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
import { noticePage } from './notice.page';
import { NoticeQuery } from './notice.query';
import { SourceHealthQuery } from './source-health.query';

/** What stands in the query string of `/avis`; what it does not know it reads as absent. */
const listInput = z.object({
  type: z.enum(NOTICE_FILTERS).catch('tous'),
  zone: z.enum(['territoire', 'france']).catch('territoire'),
  page: z.coerce.number().int().min(1).max(500).catch(1),
});
/** `boamp-26-900417` */
const noticeRef = z.string().regex(/^[a-z]{2,12}-[\w.-]{1,60}$/);
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
    @CurrentViewer() viewer: SignedIn | null,
  ): Promise<Page> {
    const [source, sourceId] = sourceOf(ref);
    const detail = await this.notices.read(source, sourceId);
    if (!detail) throw new NotFound('notice');
    return noticePage(detail, { ref, now: this.clock.now(), maySeeSuppliers: maySeeSuppliers(viewer) });
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

/** @throws NotFound on what cannot be a notice: an address typed wrong is not a bad request */
function sourceOf(ref: string): [source: string, sourceId: string] {
  if (!noticeRef.safeParse(ref).success) throw new NotFound('notice');
  const dash = ref.indexOf('-');
  return [ref.slice(0, dash), ref.slice(dash + 1)];
}
