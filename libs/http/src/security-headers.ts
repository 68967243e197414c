import type { RequestHandler, Response } from 'express';
import helmet from 'helmet';

/** What a page needs beyond the rule. */
export interface PageNeeds {
  /** Self-hosted scripts (htmx) */
  scripts?: boolean;
  /** A frame of this site: the preview of a mail */
  frames?: boolean;
}

const RULE = {
  'default-src': ["'none'"],
  'style-src': ["'self'"],
  'font-src': ["'self'"],
  'img-src': ["'self'"],
  'form-action': ["'self'"],
};

/** For the preview of a mail, alone: mails style inline, and nothing of them may run. */
export const MAIL_PREVIEW_POLICY = "default-src 'none';style-src 'unsafe-inline';sandbox";

/** @returns the content security policy of a page */
export function contentSecurityPolicy(needs: PageNeeds = {}): string {
  const directives: Record<string, string[]> = {
    ...RULE,
    ...(needs.scripts ? { 'script-src': ["'self'"], 'connect-src': ["'self'"] } : {}),
    ...(needs.frames ? { 'frame-src': ["'self'"] } : {}),
  };
  return Object.entries(directives)
    .map(([name, values]) => `${name} ${values.join(' ')}`)
    .join(';');
}

/** Widens the policy of one answer. */
export function allow(response: Response, needs: PageNeeds): void {
  response.setHeader('Content-Security-Policy', contentSecurityPolicy(needs));
}

/** The headers every answer carries. `Referrer-Policy: no-referrer` would make browsers send `Origin: null` on our own forms. */
export function securityHeaders(publicUrl: string): RequestHandler {
  const https = new URL(publicUrl).protocol === 'https:';
  return helmet({
    contentSecurityPolicy: { useDefaults: false, directives: RULE },
    referrerPolicy: { policy: 'same-origin' },
    strictTransportSecurity: https ? { maxAge: 31_536_000, includeSubDomains: false } : false,
    // Both only mean something, and only stay silent, in a secure context
    crossOriginOpenerPolicy: https,
    originAgentCluster: https,
  });
}
