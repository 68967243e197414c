import { isDay, parisInstant } from '#lib/kernel';
import { type Findings, quoted } from './findings';

const DAY = /^(\d{4}-\d{2}-\d{2})/;
const OFFSET = '(Z|[+-]\\d{2}:\\d{2})?';
const EFORMS_DAY = new RegExp(`^(\\d{4}-\\d{2}-\\d{2})${OFFSET}$`);
const EFORMS_TIME = new RegExp(`^(\\d{2}:\\d{2}(?::\\d{2})?)(?:\\.\\d+)?${OFFSET}$`);
const INSTANT = new RegExp(`^(\\d{4}-\\d{2}-\\d{2})[T ](\\d{2}:\\d{2}(?::\\d{2})?)(?:\\.\\d+)?${OFFSET}$`);

/** Where a value stands, and who is told when it is wrong. */
export interface Place {
  findings: Findings;
  path: string;
}

/** @returns the day of `2025-11-07`, `2025-11-07+01:00` or an instant; null, with the repair named, when it does not exist */
export function readDay(text: string, at: Place): string | null {
  if (text === '') return null;
  const day = DAY.exec(text)?.[1];
  if (day !== undefined && isRealDay(day)) return day;
  return refuse(text, at);
}

/**
 * An instant from a date and a time that each may carry an offset (`2025-12-15+01:00`, `12:00:00+01:00`).
 * Without a time, the last second of the day; without an offset, the one Paris has then.
 * @returns ISO 8601 with offset; null, with the repair named, when the date or the time does not exist
 */
export function readInstant(date: string, time: string, at: Place): string | null {
  if (date === '') return time === '' ? null : refuse(time, at);
  const whole = INSTANT.exec(date);
  if (whole) return instant(whole[1]!, whole[2]!, whole[3], at);
  const day = EFORMS_DAY.exec(date);
  const clock = time === '' ? null : EFORMS_TIME.exec(time);
  if (!day || (time !== '' && !clock)) return refuse(`${date} ${time}`, at);
  return instant(day[1]!, clock?.[1] ?? '23:59:59', clock?.[2] ?? day[2], at);
}

function instant(day: string, time: string, offset: string | undefined, at: Place): string | null {
  const clock = time.length === 5 ? `${time}:00` : time;
  if (!isRealDay(day) || !isTime(clock) || !isOffset(offset)) return refuse(`${day} ${clock}${offset ?? ''}`, at);
  return `${day}T${clock}${offset ?? parisOffset(day, clock)}`;
}

/** A year out of these bounds is a typing error in any notice, whatever the calendar says. */
function isRealDay(day: string): boolean {
  return isDay(day) && day >= '1990-01-01' && day < '2100-01-01';
}

function isTime(time: string): boolean {
  const [hours, minutes, seconds] = time.split(':').map(Number) as [number, number, number];
  return hours <= 23 && minutes <= 59 && seconds <= 59;
}

function isOffset(offset: string | undefined): boolean {
  if (offset === undefined || offset === 'Z') return true;
  return Number(offset.slice(1, 3)) <= 14 && Number(offset.slice(4)) <= 59;
}

function parisOffset(day: string, time: string): string {
  const minutes = (Date.parse(`${day}T${time}Z`) - parisInstant(day, time).getTime()) / 60_000;
  return `+${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}

function refuse(text: string, at: Place): null {
  at.findings.repair('date-invalid', at.path, `Date impossible : ${quoted(text)}.`);
  return null;
}
