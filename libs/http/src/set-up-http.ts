import { StandardSchemaValidationPipe } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { AudienceGuard } from './audience.guard';
import { FaultFilter, FaultPages } from './fault.filter';
import { HttpAdapter } from './http-adapter';
import { RateLimitGuard, RateLimits } from './rate-limits';
import { requestLog } from './request-log';
import { sameOriginWrites } from './same-origin-writes';
import { securityHeaders } from './security-headers';
import { SessionCookie } from './session-cookie';
import { StaticFiles } from './static-files';
import { Viewers } from './viewer';
import { wholeText } from './whole-text';

/** Paths that mail programs post to by themselves (RFC 8058, one click). */
const ONE_CLICK = [/^\/desinscription\/[^/]+$/];

/**
 * The way of every request, in order. The application was created on an `HttpAdapter` with `{ bodyParser: false }`, and provides `Viewers`,
 * `FaultPages`, `StaticFiles`, `RateLimits` and `SessionCookie`.
 * @param config.publicUrl address under which people reach the pages
 */
export function setUpHttp(app: NestExpressApplication, config: { publicUrl: string }): void {
  const { publicUrl } = config;
  const reflector = app.get(Reflector);
  // On another, a page would go out as the JSON of its parts
  if (!(app.getHttpAdapter() instanceof HttpAdapter)) throw new Error('Create the application on an HttpAdapter.');

  app.disable('x-powered-by');
  // We never speak TLS ourselves: an https address means exactly one proxy in front
  app.set('trust proxy', new URL(publicUrl).protocol === 'https:' ? 1 : false);
  app.set('query parser', 'simple');
  app.use(requestLog());
  app.use(securityHeaders(publicUrl));
  app.use('/assets', app.get(StaticFiles).serve);
  app.use(sameOriginWrites(publicUrl, ONE_CLICK));
  app.useBodyParser('json', { limit: '256kb' });
  // A long text pasted in a form comes in, so that the form itself says which field is too long
  app.useBodyParser('urlencoded', { limit: '1mb', extended: false, parameterLimit: 200 });
  app.use(wholeText());
  app.useGlobalGuards(
    new AudienceGuard(reflector, app.get(Viewers), app.get(SessionCookie)),
    new RateLimitGuard(reflector, app.get(RateLimits)),
  );
  app.useGlobalPipes(new StandardSchemaValidationPipe());
  app.useGlobalFilters(new FaultFilter(app.get(FaultPages)));
}
