import { Controller, Get, Param, Query } from '@nestjs/common';
import { z } from 'zod';
import { Audience, CurrentViewer, NotFound } from '#lib/http';
import { Clock } from '#lib/kernel';
import type { Viewer } from '../../../account/account.service';
import { NoticeService } from '../../../notice/notice.service';
import { SupplierLists } from '../../../supplier/supplier.service';
import type { Page } from '../../shared/page';
import { Site } from '../../shared/site';
import { SupplierFactsQuery } from './supplier-facts.query';
import { SENT, supplierHref, supplierPage } from './supplier.page';
import { supplierKeep } from './supplier-keep.view';
import { supplierMissingPage } from './supplier-missing.page';

const slug = z.string();
const arrived = z.object({
  envoye: z
    .enum(Object.keys(SENT) as [keyof typeof SENT, ...(keyof typeof SENT)[]])
    .optional()
    .catch(undefined),
});

/** Who can supply: the page of each. */
@Controller()
export class SupplierController {
  constructor(
    private readonly facts: SupplierFactsQuery,
    private readonly notices: NoticeService,
    private readonly lists: SupplierLists,
    private readonly site: Site,
    private readonly clock: Clock,
  ) {}

  /** The SIRET at the end finds; the name in front is only for the reader, so a wrong one is mended by a redirect. */
  @Get('fournisseurs/:slug')
  @Audience('public')
  async supplier(
    @Param('slug', { schema: slug }) asked: string,
    @Query({ schema: arrived }) { envoye }: z.infer<typeof arrived>,
    @CurrentViewer() viewer: Viewer | null,
  ): Promise<Page | Response> {
    const [, name = '', siret] = /^(?:([a-z0-9-]{0,80})-)?(\d{14})$/.exec(asked) ?? [];
    const supplier = siret ? await this.facts.bySiret(siret) : null;
    if (!supplier) {
      const words = (siret ? name : asked).replaceAll('-', ' ').trim();
      if (words === '' || words.length > 120) throw new NotFound('supplier');
      return supplierMissingPage(await this.facts.namedLike(words, 5));
    }
    const merged = supplier.mergedInto ? await this.facts.bySiret(supplier.mergedInto) : null;
    if (merged) return moved(supplierHref(merged));
    const href = supplierHref(supplier);
    if (href !== `/fournisseurs/${asked}`) return moved(href);
    const [won, siblings, { territory }] = await Promise.all([
      this.notices.contractsWonBy(supplier.siret),
      this.facts.siblings(supplier),
      this.site.current(),
    ]);
    const kept = viewer ? await this.lists.holding(viewer.personId, [supplier.id]) : null;
    const keep = supplierKeep(supplier, kept?.get(supplier.id), { isSignedIn: viewer !== null, back: href });
    const around = { keep, won, siblings, territory: territory.communes, today: this.clock.today() };
    return supplierPage(supplier, { ...around, sent: envoye ?? null });
  }
}

function moved(href: string): Response {
  return new Response(null, { status: 301, headers: { Location: href, 'Cache-Control': 'no-cache' } });
}
