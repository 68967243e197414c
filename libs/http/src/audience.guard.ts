import type { CanActivate, ExecutionContext } from '@nestjs/common';
import type { Reflector } from '@nestjs/core';
import { AUDIENCE, type Audience } from './audience';
import { SignInNeeded, WrongSpace } from './http.errors';
import type { SessionCookie } from './session-cookie';
import type { SeenRequest, Viewers } from './viewer';

/** Finds who looks, then lets through only those the route is for. */
export class AudienceGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly viewers: Viewers,
    private readonly cookie: SessionCookie,
  ) {}

  /** @throws SignInNeeded · WrongSpace · Error when the route says no audience */
  async canActivate(context: ExecutionContext): Promise<boolean> {
    const wanted = this.reflector.getAllAndOverride<Audience | undefined>(AUDIENCE, [
      context.getHandler(),
      context.getClass(),
    ]);
    if (!wanted) throw new Error(`${context.getClass().name}.${context.getHandler().name} says no @Audience.`);

    const request = context.switchToHttp().getRequest<SeenRequest>();
    const token = this.cookie.read(request);
    request.viewer = token === null ? null : await this.viewers.of(token);

    if (wanted === 'public' || wanted === 'mail-link') return true;
    if (!request.viewer) throw new SignInNeeded(request.method === 'GET' ? request.originalUrl : '/');
    if (wanted !== 'anyone-signed-in' && wanted !== request.viewer.space) throw new WrongSpace(wanted);
    return true;
  }
}
