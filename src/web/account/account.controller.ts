import { Body, Controller, Get, Post, Req } from '@nestjs/common';
import type { Request } from 'express';
import { z } from 'zod';
import { Audience, CurrentViewer, SessionCookie } from '#lib/http';
import { AccountService, ROLES, type Viewer } from '../../account/account.service';
import type { Page } from '../shared/page';
import { seeOther } from '../shared/see-other';
import { accountPage } from './account.page';
import { homeOf } from './spaces';

const chosen = z.object({ espace: z.enum(ROLES) });

@Controller('compte')
export class AccountController {
  constructor(
    private readonly accounts: AccountService,
    private readonly cookie: SessionCookie,
  ) {}

  @Get()
  @Audience('anyone-signed-in')
  async account(@CurrentViewer() viewer: Viewer): Promise<Page> {
    const person = await this.accounts.personById(null, viewer.personId);
    return accountPage(viewer, person!.email);
  }

  @Post('espace')
  @Audience('anyone-signed-in')
  async enter(@Body({ schema: chosen }) form: z.infer<typeof chosen>, @Req() request: Request): Promise<Response> {
    await this.accounts.enterSpace(this.cookie.read(request)!, form.espace);
    return seeOther(homeOf(form.espace));
  }
}
