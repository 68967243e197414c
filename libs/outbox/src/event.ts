import type { z } from 'zod';

/** What a room says happened: a name and ids, never content. */
export interface EventDefinition<P = unknown> {
  readonly name: string;
  readonly payload: z.ZodType<P>;
  (payload: P): OutboxEvent<P>;
}

export interface OutboxEvent<P = unknown> {
  readonly name: string;
  readonly payload: P;
}

/** @returns a function that makes the event: `const needPublished = defineEvent('need.published', z.object({…}))` */
export function defineEvent<P>(name: string, payload: z.ZodType<P>): EventDefinition<P> {
  const make = (value: P): OutboxEvent<P> => ({ name, payload: payload.parse(value) });
  return Object.assign(Object.defineProperty(make, 'name', { value: name }), { payload }) as EventDefinition<P>;
}
