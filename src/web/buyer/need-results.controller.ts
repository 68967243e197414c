import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import type { Response as ExpressResponse } from 'express';
import { z } from 'zod';
import { Audience, CurrentViewer, NotFound } from '#lib/http';
import { Clock } from '#lib/kernel';
import { setAsideByProof, type SetAside } from '#lib/matching-engine';
import type { Viewer } from '../../account/account.service';
import { MatchingService, Shares } from '../../matching/matching.service';
import type { Page } from '../shared/page';
import { seeOther } from '../shared/see-other';
import { NeedResultsQuery, type NeedFacts } from './need-results.query';
import { NeedSuppliersQuery } from './need-suppliers.query';
import { needResultsPage } from './need-results.page';
import { shareView, suppliersOf } from './need-share';
import { needTrace } from './need-trace';

const shown = z.object({
  tous: z.string().optional(),
  publie: z.string().optional(),
  ecarte: z.string().optional(),
  repris: z.string().optional(),
});
/** The nearest misses are worth a reason; hundreds of others are not */
const SET_ASIDE_SHOWN = 8;

@Controller('besoins/:ref')
export class NeedResultsController {
  constructor(
    private readonly results: NeedResultsQuery,
    private readonly suppliers: NeedSuppliersQuery,
    private readonly matching: MatchingService,
    private readonly shares: Shares,
    private readonly clock: Clock,
  ) {}

  /** The match runs here, in the same second as the form; when nothing moved it writes nothing. */
  @Get()
  @Audience('buyer')
  async show(
    @CurrentViewer() viewer: Viewer,
    @Param('ref') ref: string,
    @Query({ schema: shown }) query: z.infer<typeof shown>,
  ): Promise<Page | Response> {
    const found = await this.find(viewer, ref);
    if (found.opportunityId === null) return seeOther(`/besoins/${ref}/modifier`);
    const run = await this.matching.runAndTell(found.opportunityId);
    const moved = query.ecarte ?? query.repris;
    const [need, ranked, excluded, known] = await Promise.all([
      this.find(viewer, ref),
      this.results.ranked(found.opportunityId),
      this.suppliers.excluded(ref),
      moved === undefined ? null : this.suppliers.bySiret(moved),
    ]);
    const standing = new Set(ranked.map(({ supplierId }) => supplierId));
    const fallen = run.ranking.ranked.filter(({ supplierId }) => !standing.has(supplierId)).map(setAsideByProof);
    const keptOut = [...fallen, ...run.ranking.setAside];
    const declined = ranked.filter(({ answer }) => answer === 'not-for-me').map(({ supplierId }) => supplierId);
    const plan = await this.shares.of(found.opportunityId, declined, run);
    const now = this.clock.now();
    return needResultsPage({
      need,
      ranked,
      setAside: await this.results.setAside(keptOut.filter(isByRule).slice(0, SET_ASIDE_SHOWN)),
      nobody: ranked.length > 0 ? [] : await this.matching.whyNobody(found.opportunityId, keptOut),
      excluded,
      moved: known && { name: known.name, excluded: query.ecarte !== undefined },
      share: shareView(plan, plan ? await this.results.suppliers(suppliersOf(plan)) : []),
      now,
      all: query.tous !== undefined,
      published: query.publie !== undefined,
    });
  }

  @Get('trace.csv')
  @Audience('buyer')
  async trace(
    @CurrentViewer() viewer: Viewer,
    @Param('ref') ref: string,
    @Res({ passthrough: true }) response: ExpressResponse,
  ): Promise<string> {
    const need = await this.find(viewer, ref);
    if (need.opportunityId === null) throw new NotFound('trace');
    await this.matching.run(need.opportunityId);
    const ranked = await this.results.ranked(need.opportunityId);
    response.type('text/csv; charset=utf-8');
    response.setHeader('Content-Disposition', `attachment; filename="trace-${need.ref}.csv"`);
    response.setHeader('Cache-Control', 'no-store');
    return needTrace(need, ranked, await this.suppliers.excluded(ref), this.clock.now());
  }

  private async find(viewer: Viewer, ref: string): Promise<NeedFacts> {
    const need = await this.results.need(viewer.organisationId!, ref);
    if (!need) throw new NotFound('need');
    return need;
  }
}

/** Those that the buyer keeps out are told apart, with its motive. */
function isByRule({ code }: SetAside): boolean {
  return code !== 'buyer/excluded';
}
