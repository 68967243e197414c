import type { NextFunction, Request, RequestHandler, Response } from 'express';
import { CrossSiteWrite } from './http.errors';

const READS = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Refuses writes that do not come from our own pages, so that forms need no token: `Sec-Fetch-Site` says `same-origin`, or,
 * where a browser sends none (plain http outside localhost), `Origin` is ours.
 * @param exempt paths that mail programs post to, without page nor session (RFC 8058)
 */
export function sameOriginWrites(publicUrl: string, exempt: readonly RegExp[]): RequestHandler {
  const ours = new URL(publicUrl).origin;
  return function sameOriginWrite(request: Request, _response: Response, next: NextFunction) {
    const site = request.headers['sec-fetch-site'];
    const fromUs = site === undefined ? request.headers.origin === ours : site === 'same-origin';
    const allowed = READS.has(request.method) || fromUs || exempt.some((path) => path.test(request.path));
    next(allowed ? undefined : new CrossSiteWrite());
  };
}
