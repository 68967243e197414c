import { Temporal } from 'temporal-polyfill';

const PARIS = 'Europe/Paris';

/** What was asked last: every page asks for today, and the calendar of a zone is slow to read. */
let lastAsked = { minute: NaN, day: '' };

/** @returns the day of an instant in Europe/Paris, `YYYY-MM-DD` */
export function parisDay(instant: Date): string {
  // Paris has been whole minutes ahead of UTC since 1911: the instants of a minute are of one day
  const minute = Math.floor(instant.getTime() / 60_000);
  if (minute !== lastAsked.minute) lastAsked = { minute, day: zoned(instant).toPlainDate().toString() };
  return lastAsked.day;
}

/** @returns the instant at which a Paris wall-clock time occurs; `time` is `HH:MM` or `HH:MM:SS` */
export function parisInstant(day: string, time = '00:00'): Date {
  const at = Temporal.PlainDate.from(day).toZonedDateTime({
    timeZone: PARIS,
    plainTime: Temporal.PlainTime.from(time),
  });
  return new Date(at.epochMilliseconds);
}

/** @returns the day that lies `days` (may be negative) after another, both `YYYY-MM-DD` */
export function addDays(day: string, days: number): string {
  return Temporal.PlainDate.from(day).add({ days }).toString();
}

/** @returns the day that lies `months` after another, both `YYYY-MM-DD`; the 31st falls on a shorter month's last day */
export function addMonths(day: string, months: number): string {
  return Temporal.PlainDate.from(day).add({ months }).toString();
}

/** @returns whole days from one day to another, negative when `to` is before `from` */
export function daysBetween(from: string, to: string): number {
  return Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to)).days;
}

/** @returns whether a text is a day that exists, `YYYY-MM-DD` */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  try {
    Temporal.PlainDate.from(text, { overflow: 'reject' });
    return true;
  } catch {
    return false;
  }
}

function zoned(instant: Date): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(PARIS);
}
