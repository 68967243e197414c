import { Controller, Get, Param, Res } from '@nestjs/common';
import type { Response } from 'express';
import { z } from 'zod';
import { Config } from '#lib/config';
import { Audience, MAIL_PREVIEW_POLICY, NotFound } from '#lib/http';
import type { Page } from '../../shared/page';
import { inert } from './mail-links';
import { mailboxListPage, mailboxMessagePage } from './mailbox.page';
import { MailboxQuery, type MailboxMessage } from './mailbox.query';

const messageId = z.string();

/** What would have been sent, outside production; where mails really leave, these pages do not exist. */
@Controller('boite-essai')
export class MailboxController {
  constructor(
    private readonly mails: MailboxQuery,
    private readonly config: Config,
  ) {}

  @Get()
  @Audience('public')
  async list(): Promise<Page> {
    this.refuseWhereMailsLeave();
    const { messages, total } = await this.mails.list();
    return mailboxListPage(messages, total);
  }

  @Get(':id')
  @Audience('public')
  async message(@Param('id', { schema: messageId }) id: string): Promise<Page> {
    return mailboxMessagePage(await this.find(id), this.config.publicUrl);
  }

  /** The mail alone, for the frame: its own policy lets it style itself, and nothing else. */
  @Get(':id/apercu')
  @Audience('public')
  async preview(@Param('id', { schema: messageId }) id: string, @Res() response: Response): Promise<void> {
    const mail = await this.find(id);
    response.setHeader('Content-Security-Policy', MAIL_PREVIEW_POLICY);
    response.setHeader('Cache-Control', 'no-store');
    response.type('html').send(inert(mail.html));
  }

  private async find(id: string): Promise<MailboxMessage> {
    this.refuseWhereMailsLeave();
    const mail = z.uuid().safeParse(id).success ? await this.mails.read(id) : null;
    if (!mail) throw new NotFound('message');
    return mail;
  }

  private refuseWhereMailsLeave(): void {
    if (!this.config.hasMailbox) throw new NotFound();
  }
}
