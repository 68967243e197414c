import { Catch, Logger, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { Request, Response } from 'express';
import { faultOf, type Fault } from './fault';
import { SignInNeeded } from './http.errors';
import type { SeenRequest } from './viewer';

/** Writes the page of a fault. It must not need the database: a 500 may be its absence. */
export abstract class FaultPages {
  abstract render(fault: Fault, request: SeenRequest): string;
}

/** The one place where an error becomes an answer: a page in French, or JSON under `/api`. */
@Catch()
export class FaultFilter implements ExceptionFilter {
  private readonly logger = new Logger('http');

  constructor(private readonly pages: FaultPages) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<SeenRequest>();
    const response = http.getResponse<Response>();
    const fault = faultOf(error);
    this.tell(fault, error);
    if (response.headersSent) {
      response.destroy();
      return;
    }

    response.setHeader('Cache-Control', 'no-store');
    if (fault.retryAfterSeconds !== null) response.setHeader('Retry-After', String(fault.retryAfterSeconds));
    if (isApi(request)) {
      const { code, message, field, reference } = fault;
      response.status(fault.status).json({ error: { code, message, field, reference } });
    } else if (error instanceof SignInNeeded) {
      response.redirect(303, `/connexion?${new URLSearchParams({ retour: error.returnTo }).toString()}`);
    } else {
      response.status(fault.status).type('html').send(this.pages.render(fault, request));
    }
  }

  private tell(fault: Fault, error: unknown): void {
    const line = { code: fault.code, status: fault.status, reference: fault.reference };
    if (fault.level === 'info') return;
    if (fault.level === 'warn') this.logger.warn({ ...line, message: fault.message });
    else this.logger.error({ ...line, error: error instanceof Error ? error.message : 'not an Error' }, stackOf(error));
  }
}

function isApi(request: Request): boolean {
  return request.path === '/api' || request.path.startsWith('/api/');
}

function stackOf(error: unknown): string | undefined {
  return error instanceof Error ? error.stack : undefined;
}
