import { createHash, createHmac, randomBytes } from 'node:crypto';

/** @returns 256 random bits, 43 characters that fit a cookie or a path */
export function randomToken(): string {
  return randomBytes(32).toString('base64url');
}

/** @returns the token of a sign-in link: the same each time its mail is rendered, so it needs no storing */
export function signInToken(secret: string, signInId: string): string {
  return createHmac('sha256', secret).update(`sign-in\n${signInId}`).digest('base64url');
}

/** @returns what is stored of a token, hex */
export function hashOfToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
