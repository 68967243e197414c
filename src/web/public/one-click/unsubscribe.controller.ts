import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { z } from 'zod';
import { Audience, RateLimit } from '#lib/http';
import { AnswerService, type LinkView } from '../../../answer/answer.service';
import type { Page } from '../../shared/page';
import { seeOther } from '../../shared/see-other';
import { unknownLinkPage } from './answer-link.page';
import { SupplierNameQuery } from './supplier-name.query';
import { unsubscribePage } from './unsubscribe.page';

/** What a mail program posts by itself (RFC 8058); a browser's form sends nothing */
const oneClick = z.object({ 'List-Unsubscribe': z.string().optional() }).catch({});
const CLICKS = { name: 'mail-link', points: 60, seconds: 60 };

/** The way out of the digests: no session, no page of ours needed, and as often as one likes. */
@Controller('desinscription/:jeton')
export class UnsubscribeController {
  constructor(
    private readonly answers: AnswerService,
    private readonly suppliers: SupplierNameQuery,
  ) {}

  @Get()
  @Audience('mail-link')
  async look(@Param('jeton') token: string): Promise<Page> {
    return this.page(token, await this.answers.look(token));
  }

  @Post()
  @Audience('mail-link')
  @RateLimit(CLICKS)
  async stop(
    @Param('jeton') token: string,
    @Body({ schema: oneClick }) form: z.infer<typeof oneClick>,
  ): Promise<Page | Response> {
    const before = await this.answers.look(token);
    if (before.state === 'unknown' || before.purpose !== 'stop') return unknownLinkPage();
    const link = await this.answers.confirm(token);
    // A mail program follows no redirect: it wants its answer at once
    return form['List-Unsubscribe'] === undefined ? seeOther(`/desinscription/${token}`) : this.page(token, link);
  }

  @Post('annuler')
  @Audience('mail-link')
  @RateLimit(CLICKS)
  async resume(@Param('jeton') token: string): Promise<Page | Response> {
    const link = await this.answers.look(token);
    if (link.state === 'unknown' || link.purpose !== 'stop') return unknownLinkPage();
    await this.answers.undo(token);
    return seeOther(`/desinscription/${token}`);
  }

  private async page(token: string, link: LinkView): Promise<Page> {
    if (link.state === 'unknown' || link.purpose !== 'stop') return unknownLinkPage();
    return unsubscribePage({ token, state: link.state, supplier: await this.suppliers.of(link.supplierId) });
  }
}
