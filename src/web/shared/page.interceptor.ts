import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import type { Response as ExpressResponse } from 'express';
import { mergeMap, type Observable } from 'rxjs';
import { allow, WholeAnswer, type SeenRequest } from '#lib/http';
import { Assets } from './assets';
import { Page } from './page';
import { renderPage } from './render-page';
import { Site } from './site';

/** Writes the `Page` that a controller returns. */
@Injectable()
export class PageInterceptor implements NestInterceptor {
  constructor(
    private readonly site: Site,
    private readonly assets: Assets,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    return next
      .handle()
      .pipe(mergeMap(async (result) => (result instanceof Page ? this.write(result, context) : result)));
  }

  private async write(page: Page, context: ExecutionContext): Promise<WholeAnswer> {
    const http = context.switchToHttp();
    const viewer = http.getRequest<SeenRequest>().viewer ?? null;
    if (page.meta.needs) allow(http.getResponse<ExpressResponse>(), page.meta.needs);
    const html = renderPage(page, { site: await this.site.current(), viewer, assets: this.assets });
    return new WholeAnswer(html, page.meta.status ?? 200, {
      'Content-Type': 'text/html; charset=utf-8',
      'Cache-Control': viewer || page.meta.bare ? 'private, no-store' : 'private, no-cache',
    });
  }
}
