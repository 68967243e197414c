import { z } from 'zod';
import { defineEvent } from '#lib/outbox';

/** A version of an opportunity is current that was not before: published, changed, closed or cancelled. */
export const opportunityChanged = defineEvent(
  'opportunity.changed',
  z.object({ opportunityId: z.uuid(), version: z.number().int().positive() }),
);

/** Two turned out to be one: the first is closed and leads to the second. */
export const opportunityMerged = defineEvent(
  'opportunity.merged',
  z.object({ opportunityId: z.uuid(), into: z.uuid() }),
);
