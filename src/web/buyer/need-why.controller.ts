import { Controller, Get, Param, Query } from '@nestjs/common';
import { z } from 'zod';
import { Audience, CurrentViewer, NotFound } from '#lib/http';
import { Clock } from '#lib/kernel';
import { normaliseSiret } from '#lib/nomenclature';
import type { Viewer } from '../../account/account.service';
import { MatchingService } from '../../matching/matching.service';
import { SupplierFinder } from '../../supplier/supplier.service';
import type { Page } from '../shared/page';
import { seeOther } from '../shared/see-other';
import { NeedResultsQuery, type NeedFacts } from './need-results.query';
import { NeedSuppliersQuery } from './need-suppliers.query';
import { PlacesQuery } from './places.query';
import { supposedNeed, whatIfFields, type WhatIf } from './need-what-if';
import { needAskAfterPage, needWhyPage } from './need-why.page';

const asked = z.object({ q: z.string().max(200).default('') });
const SHOWN = 10;

/** « Et ce fournisseur ? »: why one is where it is for a need, and would be if the need were another. It changes nothing. */
@Controller('besoins/:ref/pourquoi')
export class NeedWhyController {
  constructor(
    private readonly results: NeedResultsQuery,
    private readonly suppliers: NeedSuppliersQuery,
    private readonly finder: SupplierFinder,
    private readonly matching: MatchingService,
    private readonly clock: Clock,
    private readonly places: PlacesQuery,
  ) {}

  /** A SIRET leads straight to its page; words, to those that they name. */
  @Get()
  @Audience('buyer')
  async find(
    @CurrentViewer() viewer: Viewer,
    @Param('ref') ref: string,
    @Query({ schema: asked }) { q }: z.infer<typeof asked>,
  ): Promise<Page | Response> {
    const need = await this.need(viewer, ref);
    const siret = normaliseSiret(q);
    if (/^\d{14}$/.test(siret) && (await this.suppliers.bySiret(siret))) {
      return seeOther(`/besoins/${ref}/pourquoi/${siret}`);
    }
    const words = new URLSearchParams({ q, zone: 'france' });
    const ask = await this.finder.understand(words.toString(), []);
    const found = q.trim() === '' ? [] : (await this.finder.find(ask, [], { perPage: SHOWN, facets: [] })).found;
    const suppliers = await this.suppliers.byIds(found.map(({ id }) => id));
    return needAskAfterPage(need, q, suppliers, this.clock.today());
  }

  @Get(':siret')
  @Audience('buyer')
  async why(
    @CurrentViewer() viewer: Viewer,
    @Param('ref') ref: string,
    @Param('siret') siret: string,
    @Query({ schema: whatIfFields }) fields: WhatIf,
  ): Promise<Page> {
    const need = await this.need(viewer, ref);
    const supplier = await this.suppliers.bySiret(siret);
    if (!supplier) throw new NotFound('supplier');
    const supposed = supposedNeed(need, fields, new Set(await this.places.communes()));
    const { opportunityId } = need;
    const now = await this.matching.explain(opportunityId, supplier.supplierId);
    if (!now) throw new NotFound('supplier');
    const after = supposed.changes
      ? await this.matching.explain(opportunityId, supplier.supplierId, { opportunity: supposed.changes })
      : null;
    return needWhyPage({ need, supplier, now, after, supposed, today: this.clock.today() });
  }

  private async need(viewer: Viewer, ref: string): Promise<NeedFacts & { opportunityId: string }> {
    const need = await this.results.need(viewer.organisationId!, ref);
    if (!need || need.opportunityId === null) throw new NotFound('need');
    return { ...need, opportunityId: need.opportunityId };
  }
}
