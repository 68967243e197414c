import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { z } from 'zod';
import { Audience, CurrentViewer, NotFound } from '#lib/http';
import { Clock, DomainError } from '#lib/kernel';
import type { Viewer } from '../../account/account.service';
import { MatchingService, type Verdict } from '../../matching/matching.service';
import type { Page } from '../shared/page';
import { seeOther } from '../shared/see-other';
import { motiveOf, type Motive, motiveField } from './review-motives';
import { reviewPage } from './review.page';
import { ReviewQuery } from './review.query';

const arrived = z.object({
  decide: z.uuid().optional().catch(undefined),
  conflit: z.uuid().optional().catch(undefined),
  motif: z.uuid().optional().catch(undefined),
});
const decision = z.object({
  decision: z.enum(['accepter', 'refuser']),
  version: z.coerce.number().int().nonnegative(),
  motif: motiveField,
  precision: z.string().trim().max(300).default(''),
});
const id = z.uuid();

/** Matches that no rule lets leave alone: an officer accepts or refuses each. */
@Controller('relecture')
export class ReviewController {
  constructor(
    private readonly review: ReviewQuery,
    private readonly matching: MatchingService,
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
      motiveMissing: query.motif ?? null,
    });
  }

  @Post(':id')
  @Audience('officer')
  async decide(
    @CurrentViewer() viewer: Viewer,
    @Param('id') matchId: string,
    @Body({ schema: decision }) form: z.infer<typeof decision>,
  ): Promise<Response> {
    if (!id.safeParse(matchId).success) throw new NotFound('match');
    const verdict: Verdict = form.decision === 'accepter' ? 'accepted' : 'rejected';
    if (verdict === 'rejected' && !form.motif) return seeOther(`/relecture?motif=${matchId}#m-${matchId}`);
    try {
      const because = verdict === 'accepted' ? 'officer/accepted' : motiveOf(form.motif as Motive, form.precision);
      await this.matching.decide(matchId, { verdict, because, rowVersion: form.version, by: viewer.personId });
    } catch (error) {
      if (!(error instanceof DomainError && error.code === 'matching/decided-meanwhile')) throw error;
      // The same form sent twice: one's own decision is no conflict
      const now = await this.review.decided(matchId);
      const isMine = now?.decidedBy === viewer.personId && now.state === verdict;
      if (!isMine) return seeOther(`/relecture?conflit=${matchId}`);
    }
    return seeOther(`/relecture?decide=${matchId}`);
  }
}
