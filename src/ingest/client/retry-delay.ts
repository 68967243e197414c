const FIRST_MS = 1_000;
const LONGEST_MS = 60_000;

/**
 * What a `Retry-After` header asks: seconds, or an HTTP date (RFC 9110, 10.2.3).
 * @returns whole seconds from `now`, 0 when it is past; null when there is none, or it says neither
 */
export function retryAfterSeconds(header: string | undefined, now: Date): number | null {
  const text = header?.trim() ?? '';
  if (/^\d{1,9}$/.test(text)) return Number(text);
  // Date.parse takes many other texts, "12" among them
  if (!/^[A-Za-z]{3,9},? /.test(text)) return null;
  const at = Date.parse(text);
  return Number.isNaN(at) ? null : Math.max(0, Math.ceil((at - now.getTime()) / 1000));
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
