import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { z } from 'zod';
import { Audience, CurrentViewer, NotFound } from '#lib/http';
import { Clock, DomainError } from '#lib/kernel';
import type { Viewer } from '../../account/account.service';
import { MatchingService } from '../../matching/matching.service';
import { NeedLawService } from '../../need/need-law.service';
import type { Page } from '../shared/page';
import { seeOther } from '../shared/see-other';
import { versionOf } from './need-form';
import { needLeverPage } from './need-lever.page';
import { NeedResultsQuery } from './need-results.query';

const text = z.string().max(200).default('');
const told = z.object({ version: text, total: text, acheteur: text, duree: text });

const FIELDS = { yearTotal: 'total', buyerCategory: 'acheteur', months: 'duree' } as const;

/** The lever card of a need: what the law lets its buyer do, and the questions that it still asks. */
@Controller('besoins/:ref/levier')
export class NeedLeverController {
  constructor(
    private readonly results: NeedResultsQuery,
    private readonly matching: MatchingService,
    private readonly laws: NeedLawService,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Audience('buyer')
  async show(@CurrentViewer() viewer: Viewer, @Param('ref') ref: string): Promise<Page | Response> {
    return this.page(viewer, ref);
  }

  @Post()
  @Audience('buyer')
  async tell(
    @CurrentViewer() viewer: Viewer,
    @Param('ref') ref: string,
    @Body({ schema: told }) form: z.infer<typeof told>,
  ): Promise<Page | Response> {
    const { total, acheteur, duree } = form;
    const answers = { yearTotal: total, buyerCategory: acheteur, months: duree };
    const typed = { total, acheteur, duree };
    try {
      const problems = await this.laws.tell(viewer, ref, versionOf(form), answers);
      if (problems.length === 0) return seeOther(`/besoins/${ref}/levier`);
      return await this.page(viewer, ref, { typed, problems: problems.map((field) => FIELDS[field]) });
    } catch (error) {
      if (error instanceof DomainError && error.code === 'need/changed-meanwhile')
        return await this.page(viewer, ref, { typed, problems: [], isConflict: true });
      throw error;
    }
  }

  private async page(
    viewer: Viewer,
    ref: string,
    refused?: Parameters<typeof needLeverPage>[0]['refused'],
  ): Promise<Page | Response> {
    const need = await this.results.need(viewer.organisationId!, ref);
    if (!need) throw new NotFound('need');
    if (need.opportunityId === null) return seeOther(`/besoins/${ref}/modifier`);
    await this.matching.run(need.opportunityId);
    const ranked = await this.results.ranked(need.opportunityId);
    return needLeverPage({ need, ranked, today: this.clock.today(), ...(refused ? { refused } : {}) });
  }
}
