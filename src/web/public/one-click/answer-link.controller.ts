import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { z } from 'zod';
import { Audience, RateLimit } from '#lib/http';
import { Clock } from '#lib/kernel';
import { AnswerService } from '../../../answer/answer.service';
import type { Page } from '../../shared/page';
import { refusalField } from '../../shared/refusals.view';
import { seeOther } from '../../shared/see-other';
import { answerLinkPage, unknownLinkPage } from './answer-link.page';
import { SupplierNameQuery } from './supplier-name.query';

const sent = z.object({ motif: refusalField });
const CLICKS = { name: 'mail-link', points: 60, seconds: 60 };

/** The two answers of a mail. Looking changes nothing: mail scanners open every link. */
@Controller('reponse/:jeton')
export class AnswerLinkController {
  constructor(
    private readonly answers: AnswerService,
    private readonly suppliers: SupplierNameQuery,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Audience('mail-link')
  async look(@Param('jeton') token: string): Promise<Page> {
    const link = await this.answers.look(token);
    if (link.state === 'unknown' || link.opportunity === null) return unknownLinkPage();
    const { opportunity } = link;
    const supplier = await this.suppliers.of(link.supplierId);
    return answerLinkPage({ ...link, opportunity, token, supplier, now: this.clock.now() });
  }

  @Post()
  @Audience('mail-link')
  @RateLimit(CLICKS)
  async confirm(
    @Param('jeton') token: string,
    @Body({ schema: sent }) form: z.infer<typeof sent>,
  ): Promise<Page | Response> {
    if (!(await this.isAnswer(token))) return unknownLinkPage();
    await this.answers.confirm(token, form.motif ?? null);
    return seeOther(`/reponse/${token}`);
  }

  @Post('annuler')
  @Audience('mail-link')
  @RateLimit(CLICKS)
  async undo(@Param('jeton') token: string): Promise<Page | Response> {
    if (!(await this.isAnswer(token))) return unknownLinkPage();
    await this.answers.undo(token);
    return seeOther(`/reponse/${token}`);
  }

  /** A link serves the one purpose it was made for: the one that stops mails answers nothing here. */
  private async isAnswer(token: string): Promise<boolean> {
    const link = await this.answers.look(token);
    return link.state !== 'unknown' && link.purpose !== 'stop';
  }
}
