import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { z } from 'zod';
import { Audience, CurrentViewer, NotFound } from '#lib/http';
import { Clock, DomainError } from '#lib/kernel';
import { normaliseSiret } from '#lib/nomenclature';
import type { Viewer } from '../../account/account.service';
import { MatchingService, Verdicts, type Verdict } from '../../matching/matching.service';
import type { Page } from '../shared/page';
import { seeOther } from '../shared/see-other';
import { motiveOf, type Motive, motiveField } from './review-motives';
import { reviewWhyPage } from './review-why.page';
import { reviewPage } from './review.page';
import { ReviewQuery } from './review.query';

const arrived = z.object({
  decide: z.uuid().optional().catch(undefined),
  conflit: z.uuid().optional().catch(undefined),
});
const decision = z.object({
  decision: z.enum(['accepter', 'refuser']),
  version: z.coerce.number().int().nonnegative(),
  motif: motiveField,
  precision: z.string().trim().max(300).default(''),
});
const asked = z.object({ siret: z.string().max(200).default('') });
const id = z.uuid();

/** Matches that no rule lets leave alone: an officer accepts or refuses each. */
@Controller('relecture')
export class ReviewController {
  constructor(
    private readonly review: ReviewQuery,
    private readonly matching: MatchingService,
    private readonly verdicts: Verdicts,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Audience('officer')
  async waiting(@Query({ schema: arrived }) query: z.infer<typeof arrived>): Promise<Page> {
    const moved = query.decide ?? query.conflit;
    return reviewPage({
      ...(await this.review.waiting()),
      now: this.clock.now(),
      outcome: moved ? await this.review.decided(moved) : null,
      conflict: query.conflit !== undefined,
      unmotivated: null,
    });
  }

  /** Why the supplier of a match is where it is, or another one: what an officer asks before deciding. It changes nothing. */
  @Get(':id/pourquoi')
  @Audience('officer')
  async why(
    @Param('id') matchId: string,
    @Query({ schema: asked }) { siret: typed }: z.infer<typeof asked>,
  ): Promise<Page> {
    const purchase = id.safeParse(matchId).success ? await this.review.purchase(matchId) : null;
    if (!purchase) throw new NotFound('match');
    const other = typed.trim() === '' ? null : await this.review.supplier(normaliseSiret(typed));
    const supplier = other ?? (await this.review.supplier(purchase.siret));
    const now = supplier && (await this.matching.explain(purchase.opportunityId, supplier.supplierId));
    if (!now) throw new NotFound('supplier');
    return reviewWhyPage(purchase, { supplier, now, unknown: typed.trim() === '' || other ? null : typed.trim() });
  }

  @Post(':id')
  @Audience('officer')
  async decide(
    @CurrentViewer() viewer: Viewer,
    @Param('id') matchId: string,
    @Body({ schema: decision }) form: z.infer<typeof decision>,
  ): Promise<Page | Response> {
    if (!id.safeParse(matchId).success) throw new NotFound('match');
    const verdict: Verdict = form.decision === 'accepter' ? 'accepted' : 'rejected';
    if (verdict === 'rejected' && !form.motif) return this.withoutMotive(matchId, form.precision);
    try {
      const because = verdict === 'accepted' ? 'officer/accepted' : motiveOf(form.motif as Motive, form.precision);
      await this.verdicts.decide(matchId, { verdict, because, rowVersion: form.version, by: viewer.personId });
    } catch (error) {
      if (!(error instanceof DomainError && error.code === 'matching/decided-meanwhile')) throw error;
      // The same form sent twice: one's own decision is no conflict
      const now = await this.review.decided(matchId);
      const isMine = now?.decidedBy === viewer.personId && now.state === verdict;
      if (!isMine) return seeOther(`/relecture?conflit=${matchId}`);
    }
    return seeOther(`/relecture?decide=${matchId}`);
  }

  /** The list again, with what was typed; a match that waits no more is told instead. */
  private async withoutMotive(matchId: string, precision: string): Promise<Page | Response> {
    const waiting = await this.review.waiting();
    if (!waiting.rows.some((row) => row.matchId === matchId)) return seeOther(`/relecture?conflit=${matchId}`);
    const unmotivated = { matchId, precision };
    return reviewPage({ ...waiting, now: this.clock.now(), outcome: null, conflict: false, unmotivated });
  }
}
