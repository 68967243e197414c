import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { z } from 'zod';
import { Audience, CurrentViewer, NotFound } from '#lib/http';
import { Clock } from '#lib/kernel';
import type { Viewer } from '../../account/account.service';
import { NeedService } from '../../need/need.service';
import type { Page } from '../shared/page';
import { seeOther } from '../shared/see-other';
import { versionOf } from './need-form';
import { NeedResultsQuery } from './need-results.query';
import { needClosePage, needPublishPage } from './need-publish.page';

const confirmed = z.object({ version: z.string().default('') });

/** Publishing and closing: each is a page that says what will happen, then a post. */
@Controller('besoins/:ref')
export class NeedPublishController {
  constructor(
    private readonly needs: NeedService,
    private readonly results: NeedResultsQuery,
    private readonly clock: Clock,
  ) {}

  @Get('publier')
  @Audience('buyer')
  async askToPublish(@CurrentViewer() viewer: Viewer, @Param('ref') ref: string): Promise<Page | Response> {
    const need = await this.results.need(viewer.organisationId!, ref);
    if (!need) throw new NotFound('need');
    if (need.incomplete || need.opportunityId === null) return seeOther(`/besoins/${ref}/modifier`);
    if (need.state !== 'draft') return seeOther(`/besoins/${ref}`);
    return needPublishPage(need, await this.results.ranked(need.opportunityId), this.clock.today());
  }

  @Post('publier')
  @Audience('buyer')
  async publish(
    @CurrentViewer() viewer: Viewer,
    @Param('ref') ref: string,
    @Body({ schema: confirmed }) form: z.infer<typeof confirmed>,
  ): Promise<Response> {
    await this.needs.publish(viewer, ref, versionOf(form));
    return seeOther(`/besoins/${ref}?publie=1`);
  }

  @Get('clore')
  @Audience('buyer')
  async askToClose(@CurrentViewer() viewer: Viewer, @Param('ref') ref: string): Promise<Page> {
    const need = await this.results.need(viewer.organisationId!, ref);
    if (!need) throw new NotFound('need');
    return needClosePage(need);
  }

  @Post('clore')
  @Audience('buyer')
  async close(@CurrentViewer() viewer: Viewer, @Param('ref') ref: string): Promise<Response> {
    await this.needs.close(viewer, ref);
    return seeOther('/mes-besoins?clos=1');
  }
}
