import { MeilisearchApiError, MeilisearchError, type MeilisearchErrorResponse } from 'meilisearch';

/** A task that the engine ended in failure. */
export class TaskFailed extends Error {
  constructor(readonly reason: MeilisearchErrorResponse | null) {
    super(`Meilisearch task failed: ${reason?.message ?? 'no reason given'}`);
  }
}

/** True for what comes of the engine or the way to it, and of nothing else. */
export function isOfEngine(error: unknown): boolean {
  return error instanceof MeilisearchError || error instanceof TaskFailed;
}

function reasonOf(error: unknown): MeilisearchErrorResponse | null {
  if (error instanceof MeilisearchApiError) return error.cause ?? null;
  return error instanceof TaskFailed ? error.reason : null;
}

/** True when the engine has no index of that name: a fresh server, or other settings. */
export function isIndexMissing(error: unknown): boolean {
  return reasonOf(error)?.code === 'index_not_found';
}

/** True when what was sent is at fault, so that the same would be refused again; else it may work later. */
export function isRefusal(error: unknown): boolean {
  const reason = reasonOf(error);
  return reason?.type === 'invalid_request' && !reason.code.startsWith('index_') && !reason.code.includes('task');
}

/** @returns the engine's reason by its code: its sentence quotes the document */
export function codeOf(error: unknown): string {
  return reasonOf(error)?.code ?? 'unknown';
}
