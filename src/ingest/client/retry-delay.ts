const FIRST_MS = 1_000;
const LONGEST_MS = 60_000;
/** Nobody means more than a day, and a number of a year would be a mistake or a trap */
const LONGEST_ASKED = 86_400;

/**
 * What a `Retry-After` header asks: seconds, or an HTTP date (RFC 9110, 10.2.3).
 * @returns whole seconds from `now`, 0 when it is past, a day at most; null when there is none, or it says neither
 */
export function retryAfterSeconds(header: string | undefined, now: Date): number | null {
  const text = header?.trim() ?? '';
  if (/^\d{1,9}$/.test(text)) return Math.min(Number(text), LONGEST_ASKED);
  // Date.parse takes many other texts, "12" among them
  if (!/^[A-Za-z]{3,9},? /.test(text)) return null;
  const at = Date.parse(text);
  return Number.isNaN(at) ? null : Math.min(Math.max(0, Math.ceil((at - now.getTime()) / 1000)), LONGEST_ASKED);
}

/**
 * Exponential back-off with full jitter: processes that failed together do not come back together.
 * @param tries how many failed, from 1
 * @param chance from 0 to 1
 * @returns milliseconds
 */
export function backOffMs(tries: number, chance: number): number {
  return chance * Math.min(LONGEST_MS, FIRST_MS * 2 ** tries);
}
