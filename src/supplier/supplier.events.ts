import { z } from 'zod';
import { defineEvent } from '#lib/outbox';

/** Ids that one event carries at most: a bulk import says a few events, not thousands. */
export const SUPPLIERS_PER_EVENT = 500;

/** These suppliers are not what they were: created, changed, removed, or one of their proofs ended. */
export const suppliersChanged = defineEvent(
  'suppliers.changed',
  z.object({ supplierIds: z.array(z.uuid()).min(1).max(SUPPLIERS_PER_EVENT) }),
);
