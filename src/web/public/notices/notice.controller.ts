import { Controller, Get, Param, Query } from '@nestjs/common';
import { z } from 'zod';
import { Audience, CurrentViewer, NotFound, type SignedIn } from '#lib/http';
import { Clock } from '#lib/kernel';
import type { Page } from '../../shared/page';
import { seeOther } from '../../shared/see-other';
import { lotSuppliersPage } from './lot-suppliers.page';
import { LotSuppliersQuery } from './lot-suppliers.query';
import { noticeHref } from './notice-list.page';
import { PROCEDURE_FAULTS, procedureMessage, procedureView } from './notice-procedure.view';
import { sourceOf } from './notice-ref';
import { noticePage } from './notice.page';
import { NoticeQuery } from './notice.query';

/** What the page of a notice is told of what an officer has just done. */
const arrived = z.object({
  fait: z.string().optional(),
  echec: z.enum(PROCEDURE_FAULTS).optional().catch(undefined),
});
const lotNumber = z.string().min(1).max(40);

/** One public notice, and its lots. */
@Controller('avis')
export class NoticeController {
  constructor(
    private readonly notices: NoticeQuery,
    private readonly lotSuppliers: LotSuppliersQuery,
    private readonly clock: Clock,
  ) {}

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
    const audience = viewer?.space === 'officer' ? 'buyer' : 'everyone';
    return lotSuppliersPage(found, { ref, number, audience, today: this.clock.today() });
  }
}

function maySeeSuppliers(viewer: SignedIn | null): boolean {
  return viewer !== null && viewer.space !== 'supplier';
}
