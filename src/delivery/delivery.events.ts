import { z } from 'zod';
import { defineEvent } from '#lib/outbox';

/** A mail is to be composed and sent. */
export const deliveryPlanned = defineEvent('delivery.planned', z.object({ deliveryId: z.uuid() }));
