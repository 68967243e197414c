import { DomainError } from '#lib/kernel';

export type DeliveryState = 'created' | 'sending' | 'sent' | 'failed' | 'suppressed' | 'uncertain';

/**
 * What may happen to a delivery. `taken`: a worker is about to send it. `accepted`, `refused`, `put-off`: what the
 * mail server said. `given-up`: put off for too long. `withheld`: no longer true, or no longer wanted. `lost`: whether
 * the server accepted is not known, since the worker or the connection died.
 */
export type DeliveryHappening = 'taken' | 'accepted' | 'refused' | 'put-off' | 'given-up' | 'withheld' | 'lost';

const steps: Readonly<Record<DeliveryState, Partial<Record<DeliveryHappening, DeliveryState>>>> = {
  created: { taken: 'sending' },
  sending: {
    accepted: 'sent',
    refused: 'failed',
    'put-off': 'created',
    'given-up': 'failed',
    withheld: 'suppressed',
    lost: 'uncertain',
  },
  // Sent once more, under the same Message-ID
  uncertain: { taken: 'sending' },
  sent: {},
  failed: {},
  suppressed: {},
};

/**
 * @returns the state after what happened
 * @throws DomainError `delivery/impossible` when it cannot happen in that state
 */
export function nextState(state: DeliveryState, happening: DeliveryHappening): DeliveryState {
  const next = steps[state][happening];
  if (!next) {
    throw new DomainError('delivery/impossible', `A delivery that is ${state} cannot be ${happening}.`, {
      level: 'error',
    });
  }
  return next;
}

/** @returns whether nothing more can happen to it */
export function isSettled(state: DeliveryState): boolean {
  return Object.keys(steps[state]).length === 0;
}
