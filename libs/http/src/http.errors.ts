import { DomainError } from '#lib/kernel';
import type { Audience } from './audience';

/** Nobody is signed in where somebody must be: a page sends to the sign-in page, the API answers 401. */
export class SignInNeeded extends DomainError {
  /** @param returnTo path to come back to, from `/` */
  constructor(readonly returnTo: string) {
    super('http/sign-in-needed', 'Sign in first.', { status: 401, level: 'info' });
  }
}

/** Somebody is signed in, in a space that this route is not of. */
export class WrongSpace extends DomainError {
  constructor(readonly wanted: Audience) {
    super('http/wrong-space', `This route is for the ${wanted} space: change space, or ask for the role.`, {
      status: 403,
      level: 'info',
    });
  }
}

/** A write that another site caused, or that hides where it comes from. */
export class CrossSiteWrite extends DomainError {
  constructor() {
    super('http/cross-site-write', 'Send the form from a page of this site.', { status: 403, level: 'info' });
  }
}

/** A text with a NUL in it, which nothing here can hold. */
export class UnstorableText extends DomainError {
  constructor() {
    super('http/unstorable-text', 'Send text without NUL characters.', { status: 400, level: 'info' });
  }
}

export class TooManyRequests extends DomainError {
  constructor(readonly retryAfterSeconds: number) {
    super('http/too-many-requests', `Try again in ${retryAfterSeconds} s.`, { status: 429, level: 'info' });
  }
}

/** The thing asked for does not exist, or is not for this reader: both look the same from outside. */
export class NotFound extends DomainError {
  constructor(what = 'page') {
    super('http/not-found', `No such ${what}.`, { status: 404, level: 'info' });
  }
}
