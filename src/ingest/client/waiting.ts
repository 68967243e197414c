import { setTimeout as wait } from 'node:timers/promises';

/** Time that passes and chance, so that tests neither wait nor guess. */
export interface Waiting {
  /** @throws when `signal` is aborted meanwhile */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
  /** @returns a number from 0 to 1, 1 left out */
  chance(): number;
}

export const realWaiting: Waiting = {
  sleep: (ms, signal) => wait(ms, undefined, signal === undefined ? {} : { signal }),
  chance: () => Math.random(),
};
