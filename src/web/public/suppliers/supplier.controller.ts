import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import type { Response as ExpressResponse } from 'express';
import { Config } from '#lib/config';
import { z } from 'zod';
import { Audience, NotFound, RateLimit } from '#lib/http';
import { Clock } from '#lib/kernel';
import { NoticeService } from '../../../notice/notice.service';
import type { Page } from '../../shared/page';
import { Site } from '../../shared/site';
import { searchInput, understandSearch, type SearchInput } from './search-input';
import { supplierCsv } from './supplier-csv';
import { SupplierFactsQuery } from './supplier-facts.query';
import { SupplierSearch } from './supplier-search';
import { supplierSearchPage } from './supplier-search.page';
import { SENT, supplierHref, supplierPage } from './supplier.page';
import { supplierMissingPage } from './supplier-missing.page';

const slug = z.string();
const arrived = z.object({
  envoye: z
    .enum(Object.keys(SENT) as [keyof typeof SENT, ...(keyof typeof SENT)[]])
    .optional()
    .catch(undefined),
});

/** Who can supply: the search, its export, and the page of each. */
@Controller()
export class SupplierController {
  constructor(
    private readonly finder: SupplierSearch,
    private readonly facts: SupplierFactsQuery,
    private readonly notices: NoticeService,
    private readonly site: Site,
    private readonly clock: Clock,
    private readonly config: Config,
  ) {}

  @Get('fournisseurs')
  @Audience('public')
  async search(@Query({ schema: searchInput }) input: SearchInput): Promise<Page> {
    const { territory } = await this.site.current();
    const ask = understandSearch(input, territory.communes);
    const today = this.clock.today();
    const results = await this.finder.find(ask, territory.communes, today);
    return supplierSearchPage(ask, results, { today, territory });
  }

  @Get('fournisseurs.csv')
  @Audience('public')
  @RateLimit({ name: 'supplier-csv', points: 10, seconds: 60 })
  async export(@Query({ schema: searchInput }) input: SearchInput, @Res() response: ExpressResponse): Promise<void> {
    const { territory } = await this.site.current();
    const ask = understandSearch(input, territory.communes);
    const today = this.clock.today();
    const found = await this.finder.all(ask, territory.communes, today);
    response.setHeader('Content-Disposition', `attachment; filename="fournisseurs-${today}.csv"`);
    response.setHeader('Cache-Control', 'no-store');
    response.type('text/csv; charset=utf-8');
    response.send(supplierCsv(ask, found, { today, territoryName: territory.name, publicUrl: this.config.publicUrl }));
  }

  /** The SIRET at the end finds; the name in front is only for the reader, so a wrong one is mended by a redirect. */
  @Get('fournisseurs/:slug')
  @Audience('public')
  async supplier(
    @Param('slug', { schema: slug }) asked: string,
    @Query({ schema: arrived }) { envoye }: z.infer<typeof arrived>,
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
    const around = { won, siblings, territory: territory.communes, today: this.clock.today() };
    return supplierPage(supplier, { ...around, sent: envoye ?? null });
  }
}

function moved(href: string): Response {
  return new Response(null, { status: 301, headers: { Location: href, 'Cache-Control': 'no-cache' } });
}
