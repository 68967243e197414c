import { z } from 'zod';
import { defineEvent } from '#lib/outbox';

/** Somebody typed an address to get a link; whether it is known is looked up by the consumer, never by the page. */
export const signInRequested = defineEvent('account.sign-in-requested', z.object({ signInId: z.uuid() }));
