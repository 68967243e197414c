import { DomainError } from '#lib/kernel';

/** The engine of the queue does not answer; to be tried again. */
export class QueueUnavailable extends DomainError {
  constructor(engine: string, cause?: unknown) {
    super('queue/unavailable', `The queue (${engine}) does not answer; check that it runs and can be reached.`, {
      cause,
      level: 'error',
      status: 503,
    });
  }
}
