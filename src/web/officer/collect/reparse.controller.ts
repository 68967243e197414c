import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { z } from 'zod';
import { Audience, CurrentViewer, NotFound } from '#lib/http';
import { isDay } from '#lib/kernel';
import type { Viewer } from '../../../account/account.service';
import { type ReparseChoice, ReparseRequests } from '../../../ingest/reparse-requests.service';
import type { Page } from '../../shared/page';
import { seeOther } from '../../shared/see-other';
import { reparsePage } from './reparse.page';

const asked = z.object({ depuis: z.string().max(40).catch('') });
type Asked = z.infer<typeof asked>;

/** « Relire depuis le… » : says how many, then asks a worker. */
@Controller('collecte/:source/relire')
export class ReparseController {
  constructor(private readonly requests: ReparseRequests) {}

  @Get()
  @Audience('officer')
  async confirm(@Param('source') name: string, @Query({ schema: asked }) { depuis }: Asked): Promise<Page> {
    const source = this.known(name);
    const found = isDay(depuis) ? await this.requests.count({ source, since: depuis }) : null;
    return reparsePage({ source, since: depuis, found });
  }

  @Post()
  @Audience('officer')
  async ask(
    @CurrentViewer() { personId }: Viewer,
    @Param('source') name: string,
    @Body({ schema: asked }) { depuis }: Asked,
  ): Promise<Response> {
    const source = this.known(name);
    if (!isDay(depuis)) return seeOther(`/collecte/${source}/relire`);
    await this.requests.ask({ source, since: depuis }, { personId });
    return seeOther(`/collecte/${source}?suite=reparse-asked`);
  }

  private known(source: string): ReparseChoice['source'] {
    if (!this.requests.isReparsed(source)) throw new NotFound('source');
    return source;
  }
}
