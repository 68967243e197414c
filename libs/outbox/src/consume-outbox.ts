import { z } from 'zod';
import { defineJob, type Addition, type JobDefinition } from '#lib/queue';
import type { Consumer } from './consumer';

const payload = z.strictObject({ outboxId: z.uuid(), consumer: z.string() });
export type ConsumeOutbox = z.infer<typeof payload>;

const definitions = new Map<string, JobDefinition<ConsumeOutbox>>();

/** @returns the job that gives one event to one consumer, in the queue of that consumer */
export function consumeOutbox(queue: string): JobDefinition<ConsumeOutbox> {
  let job = definitions.get(queue);
  if (!job) {
    job = defineJob({ name: `consume-outbox-${queue}`, queue, payload });
    definitions.set(queue, job);
  }
  return job;
}

/**
 * @param again to replace a job that failed for good; one that still waits is left as it is in both cases
 * @returns what to add to the queue, under an id that a second relay of the same row also has
 */
export function consumption(outboxId: string, consumer: Consumer, again = false): Addition {
  return {
    job: consumeOutbox(consumer.queue) as JobDefinition,
    payload: { outboxId, consumer: consumer.name },
    options: { id: `${outboxId}-${consumer.name}`, again },
  };
}
