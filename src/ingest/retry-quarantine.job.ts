import { z } from 'zod';
import { defineJob } from '#lib/queue';

/** The records that wait for one reason, of one source or of all. */
const choice = z.strictObject({ code: z.string().max(100), source: z.string().max(100).nullable() });
export type QuarantineBulk = z.infer<typeof choice>;

/** Reads refused records of one reason again; a source that is being read just then is waited for. */
export const retryQuarantine = defineJob({
  name: 'retry-quarantine',
  queue: 'collect',
  payload: choice,
  attempts: 6,
  backoff: { delay: 60_000, jitter: 0.1 },
});
