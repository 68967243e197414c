import { Logger } from '@nestjs/common';
import type { NextFunction, Request, RequestHandler, Response } from 'express';
import { Correlation, newId } from '#lib/kernel';

/**
 * Gives each request a correlation id of its own and logs its end: method, route template, status, time.
 * Never the URL: tokens of mails and of sign-in stand in paths.
 */
export function requestLog(): RequestHandler {
  const logger = new Logger('http');
  return function logRequest(request: Request, response: Response, next: NextFunction) {
    const correlationId = newId();
    const started = performance.now();
    response.on('close', () => {
      const route = (request.route as { path?: string } | undefined)?.path ?? 'none';
      const line = {
        method: request.method,
        route,
        status: response.statusCode,
        ms: Math.round(performance.now() - started),
        correlationId,
        ...(response.writableFinished ? {} : { cut: true }),
      };
      if (response.statusCode >= 500) logger.error(line);
      else logger.log(line);
    });
    Correlation.run(next, correlationId);
  };
}
