import { Module } from '@nestjs/common';
import { APP_INTERCEPTOR } from '@nestjs/core';
import { Config } from '#lib/config';
import { FaultPages, RateLimits, SessionCookie, StaticFiles, Viewers } from '#lib/http';
import { AccountModule } from '../../account/account.module';
import { Assets } from './assets';
import { SiteFaultPages } from './fault.page';
import { PageInterceptor } from './page.interceptor';
import { Site } from './site';
import { AccountViewers } from './viewers.adapter';

/** What every page needs: who looks, files, error pages, counters, and the one that writes a `Page`. */
@Module({
  imports: [AccountModule],
  providers: [
    Assets,
    RateLimits,
    Site,
    { provide: StaticFiles, useExisting: Assets },
    { provide: SessionCookie, inject: [Config], useFactory: (config: Config) => new SessionCookie(config.publicUrl) },
    { provide: Viewers, useClass: AccountViewers },
    { provide: FaultPages, useClass: SiteFaultPages },
    { provide: APP_INTERCEPTOR, useClass: PageInterceptor },
  ],
  exports: [Assets, RateLimits, SessionCookie, Site],
})
export class WebSharedModule {}
