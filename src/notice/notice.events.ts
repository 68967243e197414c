import { z } from 'zod';
import { defineEvent } from '#lib/outbox';

/** SIRENs that one event carries at most. */
export const SIRENS_PER_EVENT = 500;

/** The contracts that these legal units won are not what they were: one was made, corrected or taken back. */
export const contractsWonChanged = defineEvent(
  'contracts-won.changed',
  z.object({ sirens: z.array(z.string().length(9)).min(1).max(SIRENS_PER_EVENT) }),
);
