import { Body, Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { Request, Response as ExpressResponse } from 'express';
import { z } from 'zod';
import { Audience, RateLimit, SessionCookie } from '#lib/http';
import { DomainError } from '#lib/kernel';
import { AccountService, localPath } from '../../account/account.service';
import type { Page } from '../shared/page';
import { seeOther } from '../shared/see-other';
import { Site } from '../shared/site';
import { DemoPeopleQuery } from './demo-people.query';
import { homeOf, spaceOfPath } from './spaces';
import { signInLinkPage, signInPage, signInSpentPage } from './sign-in.page';

const asked = z.object({ retour: z.string().optional(), envoye: z.string().optional() });
const wanted = z.object({ adresse: z.string().default(''), retour: z.string().optional() });
const address = z.email().max(254);

@Controller('connexion')
export class SignInController {
  constructor(
    private readonly accounts: AccountService,
    private readonly cookie: SessionCookie,
    private readonly site: Site,
    private readonly demoPeople: DemoPeopleQuery,
  ) {}

  @Get()
  @Audience('public')
  async form(@Query({ schema: asked }) query: z.infer<typeof asked>, @Req() request: Request): Promise<Page> {
    return this.page(localPath(query.retour), {
      sent: query.envoye !== undefined,
      ended: await this.hasEnded(request),
    });
  }

  @Post()
  @Audience('public')
  @RateLimit({ name: 'sign-in', points: 20, seconds: 600 })
  async request(@Body({ schema: wanted }) form: z.infer<typeof wanted>): Promise<Page | Response> {
    const returnTo = localPath(form.retour);
    const typed = form.adresse.trim();
    if (!address.safeParse(typed).success) return this.page(returnTo, { refused: typed });
    await this.accounts.requestSignIn(typed, returnTo);
    return seeOther(`/connexion?${new URLSearchParams({ envoye: '1', retour: returnTo }).toString()}`);
  }

  /** Mail scanners open links: looking at it signs nobody in. */
  @Get(':jeton')
  @Audience('mail-link')
  async link(@Param('jeton') token: string): Promise<Page> {
    return (await this.accounts.lookAtSignIn(token)) ? signInLinkPage(token) : signInSpentPage();
  }

  @Post(':jeton')
  @Audience('mail-link')
  @RateLimit({ name: 'sign-in-link', points: 30, seconds: 600 })
  async signIn(
    @Param('jeton') token: string,
    @Req() request: Request,
    @Res({ passthrough: true }) response: ExpressResponse,
  ): Promise<Page | Response> {
    const link = await this.accounts.lookAtSignIn(token);
    if (!link) return signInSpentPage();
    try {
      const replaced = this.cookie.read(request) ?? undefined;
      const session = await this.accounts.consumeSignIn(token, spaceOfPath(link.returnTo), replaced);
      this.cookie.set(response, session.token, session.lifeSeconds);
      const viewer = await this.accounts.sessionOf(session.token);
      return seeOther(session.returnTo === '/' ? homeOf(viewer!.space) : session.returnTo);
    } catch (error) {
      if (error instanceof DomainError && error.code === 'account/link-spent') return signInSpentPage();
      throw error;
    }
  }

  private async page(returnTo: string, state: { sent?: boolean; ended?: boolean; refused?: string }): Promise<Page> {
    const { demo, mailbox } = await this.site.current();
    return signInPage({ returnTo, ...state, mailbox, people: demo ? await this.demoPeople.all() : [] });
  }

  /** A browser that still shows a session which no longer stands was left alone too long. */
  private async hasEnded(request: Request): Promise<boolean> {
    const token = this.cookie.read(request);
    return token !== null && token !== '' && (await this.accounts.sessionOf(token)) === null;
  }
}
