import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Request } from 'express';

/** Whoever looks at a page, signed in, in one of their spaces. The account room's own type holds more. */
export interface SignedIn {
  readonly name: string;
  readonly space: 'buyer' | 'supplier' | 'officer';
}

/** Tells who holds a session token. */
export abstract class Viewers {
  /** @returns null when the token is unknown, late or revoked */
  abstract of(sessionToken: string): Promise<SignedIn | null>;
}

/** A request, with what the pipeline found out about it. */
export interface SeenRequest extends Request {
  viewer?: SignedIn | null;
}

/** The signed-in viewer, or null: `@CurrentViewer() viewer: Viewer | null`. */
export const CurrentViewer = createParamDecorator(
  (_: unknown, context: ExecutionContext) => context.switchToHttp().getRequest<SeenRequest>().viewer ?? null,
);
