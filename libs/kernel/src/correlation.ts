import { AsyncLocalStorage } from 'node:async_hooks';
import { newId } from './ids';

const storage = new AsyncLocalStorage<string>();

/** The id that follows one cause (a notice read, a form sent) through rows, jobs, logs and mails. */
export const Correlation = {
  /** @returns the current id, or undefined outside any `run` */
  current: (): string | undefined => storage.getStore(),

  /** Runs `work` under an id: the one given, else the current one, else a new one. */
  run: <T>(work: () => T, id: string = storage.getStore() ?? newId()): T => storage.run(id, work),
};
