import { z } from 'zod';
import { defineEvent } from '#lib/outbox';

/** A version of an opportunity is current that was not before: published, changed, closed or cancelled. */
export const opportunityChanged = defineEvent(
  'opportunity.changed',
  z.object({ opportunityId: z.uuid(), version: z.number().int().positive() }),
);
