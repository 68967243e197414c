import type { INestApplicationContext } from '@nestjs/common';
import { OutboxDrain, type DrainFailure } from '#lib/outbox';

/**
 * Carries every event to its consumers, deliveries included, until nothing is left. No queue runs.
 * @returns how many consumptions succeeded
 * @throws AggregateError when a consumer threw, unless `allowFailures`
 */
export async function drainOutbox(
  app: INestApplicationContext,
  options: { allowFailures?: boolean } = {},
): Promise<number> {
  const { consumed, failures } = await app.get(OutboxDrain, { strict: false }).drain();
  if (failures.length > 0 && !options.allowFailures) throw new AggregateError(failures.map(cause), told(failures));
  return consumed;
}

function cause({ error }: DrainFailure): unknown {
  return error;
}

function told(failures: readonly DrainFailure[]): string {
  return failures.map(({ event, consumer, error }) => `${consumer} on ${event}: ${String(error)}`).join('\n');
}
