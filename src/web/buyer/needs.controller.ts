import { Controller, Get, Query } from '@nestjs/common';
import { z } from 'zod';
import { Audience, CurrentViewer } from '#lib/http';
import { Clock } from '#lib/kernel';
import type { Viewer } from '../../account/account.service';
import type { Page } from '../shared/page';
import { NeedListQuery } from './need-list.query';
import { needListPage } from './need-list.page';

const arrived = z.object({ garde: z.string().optional(), clos: z.string().optional() });

@Controller('mes-besoins')
export class NeedsController {
  constructor(
    private readonly list: NeedListQuery,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Audience('buyer')
  async needs(
    @CurrentViewer() viewer: Viewer,
    @Query({ schema: arrived }) query: z.infer<typeof arrived>,
  ): Promise<Page> {
    return needListPage(await this.list.of(viewer.organisationId!), this.clock.today(), query);
  }
}
