import { Controller, Get, Post, Req, Res } from '@nestjs/common';
import type { Request, Response as ExpressResponse } from 'express';
import { Audience, SessionCookie } from '#lib/http';
import { AccountService } from '../../account/account.service';
import type { Page } from '../shared/page';
import { seeOther } from '../shared/see-other';
import { signOutPage } from './account.page';

@Controller('deconnexion')
export class SignOutController {
  constructor(
    private readonly accounts: AccountService,
    private readonly cookie: SessionCookie,
  ) {}

  @Get()
  @Audience('public')
  ask(): Page {
    return signOutPage();
  }

  @Post()
  @Audience('public')
  async signOut(@Req() request: Request, @Res({ passthrough: true }) response: ExpressResponse): Promise<Response> {
    const token = this.cookie.read(request);
    if (token) await this.accounts.signOut(token);
    this.cookie.clear(response);
    return seeOther('/');
  }
}
