import { parseCookie, stringifySetCookie } from 'cookie';
import type { Request, Response } from 'express';

/**
 * The one cookie of the site. On https it is `__Host-maillon`, secure; on plain http (a machine of one's own) browsers would
 * refuse that name, so it is `maillon`.
 */
export class SessionCookie {
  readonly name: string;
  private readonly secure: boolean;

  constructor(publicUrl: string) {
    this.secure = new URL(publicUrl).protocol === 'https:';
    this.name = this.secure ? '__Host-maillon' : 'maillon';
  }

  /** @returns the session token that the request carries, or null */
  read(request: Request): string | null {
    return parseCookie(request.headers.cookie ?? '')[this.name] ?? null;
  }

  /** @param seconds after which the browser forgets it: a span, since the browser has its own clock; the row is what counts */
  set(response: Response, token: string, seconds: number): void {
    response.append('Set-Cookie', this.text(token, { maxAge: seconds }));
  }

  clear(response: Response): void {
    response.append('Set-Cookie', this.text('', { maxAge: 0, expires: new Date(0) }));
  }

  private text(value: string, life: { maxAge: number; expires?: Date }): string {
    return stringifySetCookie(this.name, value, {
      ...life,
      httpOnly: true,
      sameSite: 'lax',
      secure: this.secure,
      path: '/',
    });
  }
}
