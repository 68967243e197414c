import { addDays, parisInstant } from '#lib/kernel';

/** @returns the day so many days after another, moved on to Monday when it falls on a week-end: nobody closes then */
export function closingDay(today: string, after: number): string {
  const day = addDays(today, after);
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return addDays(day, weekday === 6 ? 2 : weekday === 0 ? 1 : 0);
}

/** @returns the offset of Paris at noon of a day: `+01:00` or `+02:00` */
export function offsetOn(day: string): string {
  const hours = (Date.parse(`${day}T12:00:00Z`) - parisInstant(day, '12:00').getTime()) / 3_600_000;
  return `+0${hours}:00`;
}
