import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { z } from 'zod';
import { Audience, CurrentViewer, NotFound } from '#lib/http';
import type { Viewer } from '../../account/account.service';
import { NeedExclusions } from '../../need/need.service';
import type { Page } from '../shared/page';
import { seeOther } from '../shared/see-other';
import { exclusionField } from './exclusion-motives';
import { needExcludePage } from './need-exclude.page';
import { NeedResultsQuery, type NeedFacts, type SupplierFacts } from './need-results.query';
import { NeedSuppliersQuery } from './need-suppliers.query';

const chosen = z.object({ motif: exclusionField, precision: z.string().max(2_000).default('') });

/** A supplier is kept out of a need by a form that a page confirms, and taken back by another. */
@Controller('besoins/:ref')
export class NeedExclusionController {
  constructor(
    private readonly results: NeedResultsQuery,
    private readonly suppliers: NeedSuppliersQuery,
    private readonly exclusions: NeedExclusions,
  ) {}

  @Get('ecarter/:siret')
  @Audience('buyer')
  async ask(@CurrentViewer() viewer: Viewer, @Param('ref') ref: string, @Param('siret') siret: string): Promise<Page> {
    const { need, supplier } = await this.find(viewer, ref, siret);
    return needExcludePage(need, supplier);
  }

  @Post('ecarter/:siret')
  @Audience('buyer')
  async exclude(
    @CurrentViewer() viewer: Viewer,
    @Param('ref') ref: string,
    @Param('siret') siret: string,
    @Body({ schema: chosen }) { motif, precision }: z.infer<typeof chosen>,
  ): Promise<Page | Response> {
    const { need, supplier } = await this.find(viewer, ref, siret);
    if (motif === undefined) return needExcludePage(need, supplier, { unmotivated: precision });
    await this.exclusions.exclude(viewer, ref, supplier.supplierId, { motive: motif, precision });
    return seeOther(`/besoins/${ref}?ecarte=${siret}`);
  }

  @Post('reprendre/:siret')
  @Audience('buyer')
  async takeBack(
    @CurrentViewer() viewer: Viewer,
    @Param('ref') ref: string,
    @Param('siret') siret: string,
  ): Promise<Response> {
    const { supplier } = await this.find(viewer, ref, siret);
    await this.exclusions.takeBack(viewer, ref, await this.suppliers.withMerged(supplier.supplierId));
    return seeOther(`/besoins/${ref}?repris=${siret}`);
  }

  private async find(
    viewer: Viewer,
    ref: string,
    siret: string,
  ): Promise<{ need: NeedFacts; supplier: SupplierFacts }> {
    const need = await this.results.need(viewer.organisationId!, ref);
    if (!need) throw new NotFound('need');
    const supplier = await this.suppliers.bySiret(siret);
    if (!supplier) throw new NotFound('supplier');
    return { need, supplier };
  }
}
