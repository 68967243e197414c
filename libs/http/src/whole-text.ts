import type { NextFunction, Request, RequestHandler, Response } from 'express';
import { UnstorableText } from './http.errors';

/** Refuses a NUL in an address or a form: no person types one, and PostgreSQL takes none in a text. Stands after the body parsers. */
export function wholeText(): RequestHandler {
  return function refuseNul(request: Request, _response: Response, next: NextFunction) {
    const fields = Object.values((request.body ?? {}) as Record<string, unknown>).flat();
    const has = fields.some((field) => typeof field === 'string' && field.includes('\0'));
    next(has || request.url.includes('%00') ? new UnstorableText() : undefined);
  };
}
