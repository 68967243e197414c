import { createHash, createHmac } from 'node:crypto';
import type { LinkPurpose } from './answer-link.entity';

/**
 * The opaque token of one link of one mail: the same each time the mail is rendered, so it needs no storing.
 * @param secret key of the instance
 * @returns 43 characters that fit a URL path
 */
export function answerToken(secret: string, deliveryId: string, item: string | null, purpose: LinkPurpose): string {
  return createHmac('sha256', secret)
    .update(`answer\n${deliveryId}\n${item ?? ''}\n${purpose}`)
    .digest('base64url');
}

/** @returns what is stored of a token */
export function hashOfToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
