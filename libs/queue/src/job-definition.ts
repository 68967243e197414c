import type { z } from 'zod';

/** A job that may run twice: it carries ids only and reads the current state again. */
export interface JobDefinition<P = unknown> {
  readonly name: string;
  readonly queue: string;
  readonly payload: z.ZodType<P>;
  readonly attempts: number;
  /** Exponential back-off: first delay in ms, and the share of it that is random */
  readonly backoff: { delay: number; jitter: number };
}

/** @returns the definition, frozen, with the house's defaults: 5 attempts from 2 s on */
export function defineJob<P>(
  definition: Pick<JobDefinition<P>, 'name' | 'queue' | 'payload'> & Partial<JobDefinition<P>>,
): JobDefinition<P> {
  return Object.freeze({ attempts: 5, backoff: { delay: 2_000, jitter: 0.5 }, ...definition });
}
