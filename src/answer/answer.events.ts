import { z } from 'zod';
import { defineEvent } from '#lib/outbox';

/** A supplier said something of an opportunity, or took it back. */
export const answerGiven = defineEvent(
  'answer.given',
  z.object({ opportunityId: z.uuid(), supplierId: z.uuid(), value: z.enum(['interested', 'not-for-me', 'none']) }),
);
