import { dayOfMonth, delay, fr, hour, longDate } from '#lib/html';
import { parisDay } from '#lib/kernel';

/** A last instant to answer, drawn by `/shared/deadline`: always the date and how far it is. */
export interface DeadlineView {
  iso: string;
  /** « 14 octobre » in the current year, else « 14 octobre 2027 » */
  date: string;
  /** « dans 22 jours »; « clos » once it is past */
  delay: string;
  /** « 12 h 00, heure de Paris » */
  hour: string;
  past: boolean;
}

/** Beyond, the number of days tells nobody anything: the date does. */
const FAR_DAYS = 60;

/** @param now the instant it is, from the clock */
export function deadlineView(closesAt: Date, now: Date): DeadlineView {
  const [day, today] = [parisDay(closesAt), parisDay(now)];
  const past = closesAt.getTime() < now.getTime();
  const isLongPast = now.getTime() - closesAt.getTime() > FAR_DAYS * 86_400_000;
  return {
    iso: closesAt.toISOString(),
    date: day.slice(0, 4) === today.slice(0, 4) ? dayOfMonth(day) : longDate(day),
    delay: isLongPast ? 'clos' : past ? fr`clos ${delay(today, day)}` : delay(today, day),
    hour: `${hour(closesAt)}, heure de Paris`,
    past,
  };
}
