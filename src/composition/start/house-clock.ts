import { DomainError, isDay, parisInstant } from '#lib/kernel';

/** A house that is moved to a day wakes at this hour of Paris, after the morning's digests. */
const HOUR = '09:00';

/**
 * Reads `--now`.
 * @param text a day (`2025-11-08`, at 09:00 in Paris), an instant (`2025-11-08T14:30+01:00`), or `real` for the machine's time
 * @returns milliseconds to add to the machine's time
 * @throws DomainError `start/bad-now`
 */
export function offsetOf(text: string, machineNow = new Date()): number {
  if (text === 'real') return 0;
  const instant = isDay(text) ? parisInstant(text, HOUR) : zoned(text);
  if (!instant) {
    throw new DomainError(
      'start/bad-now',
      `--now ${JSON.stringify(text)} is no time. Give a day (2025-11-08), an instant with its zone (2025-11-08T14:30+01:00), or \`real\`.`,
    );
  }
  return instant.getTime() - machineNow.getTime();
}

function zoned(text: string): Date | null {
  const match = /^(\d{4}-\d{2}-\d{2})T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2})$/.exec(text);
  const instant = new Date(text);
  return match && isDay(match[1]!) && !Number.isNaN(instant.getTime()) ? instant : null;
}
