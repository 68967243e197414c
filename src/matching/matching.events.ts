import { z } from 'zod';
import { defineEvent } from '#lib/outbox';

/** The matches of an opportunity are not what they were: some appeared, changed state or were withdrawn. */
export const matchesChanged = defineEvent('matches.changed', z.object({ opportunityId: z.uuid() }));
