import { Controller, Get, Param } from '@nestjs/common';
import { z } from 'zod';
import { Audience, NotFound } from '#lib/http';
import { Clock } from '#lib/kernel';
import { NoticeService } from '../../../notice/notice.service';
import type { Page } from '../../shared/page';
import { SupplierFactsQuery } from './supplier-facts.query';
import { supplierHref, supplierPage } from './supplier.page';
import { supplierMissingPage } from './supplier-missing.page';

const slug = z.string();

/** Who can supply: the page of each. */
@Controller()
export class SupplierController {
  constructor(
    private readonly facts: SupplierFactsQuery,
    private readonly notices: NoticeService,
    private readonly clock: Clock,
  ) {}

  /** The SIRET at the end finds; the name in front is only for the reader, so a wrong one is mended by a redirect. */
  @Get('fournisseurs/:slug')
  @Audience('public')
  async supplier(@Param('slug', { schema: slug }) asked: string): Promise<Page | Response> {
    const [, name = '', siret] = /^(?:([a-z0-9-]{0,80})-)?(\d{14})$/.exec(asked) ?? [];
    const supplier = siret ? await this.facts.bySiret(siret) : null;
    if (!supplier) {
      const words = (siret ? name : asked).replaceAll('-', ' ').trim();
      if (words === '' || words.length > 120) throw new NotFound('supplier');
      return supplierMissingPage(await this.facts.namedLike(words, 5));
    }
    const href = supplierHref(supplier);
    if (href !== `/fournisseurs/${asked}`) return moved(href);
    return supplierPage(supplier, await this.notices.contractsWonBy(supplier.siret), this.clock.today());
  }
}

function moved(href: string): Response {
  return new Response(null, { status: 301, headers: { Location: href, 'Cache-Control': 'no-cache' } });
}
