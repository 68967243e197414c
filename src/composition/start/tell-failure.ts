import { DomainError } from '#lib/kernel';
import { scrub } from '#lib/log';

/** @returns what a person at a terminal reads of an error: the sentence of one we know, the stack of one we do not */
export function tellFailure(error: unknown): string {
  if (error instanceof DomainError) return `${error.message}\n`;
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return scrub(`Maillon failed, and this is a fault of ours:\n${text}\n`);
}
