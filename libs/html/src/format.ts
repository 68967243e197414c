const NBSP = '\u00a0';
const PARIS = 'Europe/Paris';
const DAY = /^\d{4}-\d{2}-\d{2}$/;

const whole = new Intl.NumberFormat('fr-FR', { maximumFractionDigits: 0 });
const cents = new Intl.NumberFormat('fr-FR', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
const long = new Intl.DateTimeFormat('fr-FR', { timeZone: PARIS, day: 'numeric', month: 'long', year: 'numeric' });
const short = new Intl.DateTimeFormat('fr-FR', { timeZone: PARIS, day: '2-digit', month: '2-digit', year: 'numeric' });
const clock = new Intl.DateTimeFormat('fr-FR', {
  timeZone: PARIS,
  hour: 'numeric',
  minute: '2-digit',
  hourCycle: 'h23',
});

/** A day `YYYY-MM-DD`, or an instant, of which the day in Europe/Paris is shown. */
export type DayOrInstant = string | Date;

/** @returns a whole number with no-break spaces between thousands: `1 450` */
export function number(value: number): string {
  // As `Intl` writes it, which is slow: a page of search shows a hundred of them
  if (Number.isInteger(value) && value >= 0 && value < 1e15)
    return value < 1_000 ? String(value) : String(value).replace(/\B(?=(?:\d{3})+$)/g, NBSP);
  return whole.format(value).replace(/\s/g, NBSP);
}

/** @returns an amount: `62 000 €`; cents only when there are some */
export function euros(value: number): string {
  const shown = Number.isInteger(value) ? whole.format(value) : cents.format(value);
  return `${shown.replace(/\s/g, NBSP)}${NBSP}€`;
}

/** @returns an amount before tax: `62 000 € HT` */
export function eurosHt(value: number): string {
  return `${euros(value)}${NBSP}HT`;
}

/** @returns a distance in whole kilometres: `6 km`; under one, `moins de 1 km` */
export function kilometres(km: number): string {
  return km < 1 ? `moins de 1${NBSP}km` : `${number(Math.round(km))}${NBSP}km`;
}

/** @returns `14 octobre 2026`, `1er mai 2026` */
export function longDate(day: DayOrInstant): string {
  return first(long.format(asDate(day)));
}

/** @returns the day without its year: `14 octobre` */
export function dayOfMonth(day: DayOrInstant): string {
  return longDate(day).replace(/[\s\u00a0]\d{4}$/, '');
}

/** @returns `02/09/2026`, for badges and tables only */
export function shortDate(day: DayOrInstant): string {
  if (typeof day === 'string' && DAY.test(day)) return day.split('-').reverse().join('/');
  return short.format(asDate(day));
}

/** @returns the time in Paris: `12 h 00` */
export function hour(instant: Date): string {
  const parts = Object.fromEntries(clock.formatToParts(instant).map((part) => [part.type, part.value]));
  return `${Number(parts['hour'])}${NBSP}h${NBSP}${parts['minute']}`;
}

/** @returns how far a day is from another, both `YYYY-MM-DD`: `dans 22 jours`, `demain`, `il y a 3 jours` */
export function delay(today: string, day: string): string {
  const days = Math.round((Date.parse(`${day}T00:00Z`) - Date.parse(`${today}T00:00Z`)) / 86_400_000);
  if (days === 0) return 'aujourd’hui';
  if (days === 1) return 'demain';
  if (days === -1) return 'hier';
  return days > 0 ? `dans ${number(days)}${NBSP}jours` : `il y a ${number(-days)}${NBSP}jours`;
}

/** @returns a number and its noun: `1 lot`, `7 lots`; zero and one are singular in French */
export function count(value: number, one: string, many = `${one}s`): string {
  return `${number(value)}${NBSP}${Math.abs(value) < 2 ? one : many}`;
}

/** @returns `a, b et c` */
export function listed(items: readonly string[], last = 'et'): string {
  if (items.length < 2) return items[0] ?? '';
  return `${items.slice(0, -1).join(', ')} ${last} ${items.at(-1)!}`;
}

/** @returns a place after « de »: `de Poitiers`, `d’Angoulême`, `du Havre`, `des Sables-d’Olonne` */
export function ofPlace(name: string): string {
  if (name.startsWith('Le ')) return `du ${name.slice(3)}`;
  if (name.startsWith('Les ')) return `des ${name.slice(4)}`;
  return /^[aeiouyhàâäéèêëîïôöûüœ]/i.test(name) ? `d’${name}` : `de ${name}`;
}

/** @returns a SIRET in groups: `428 801 419 00097` */
export function siretNumber(siret: string): string {
  return siret.replace(/^(\d{3})(\d{3})(\d{3})(\d{5})$/, `$1${NBSP}$2${NBSP}$3${NBSP}$4`);
}

function first(text: string): string {
  return text
    .replace(/^1(?=[\s\u00a0])/, '1er')
    .replace(/ (?=\d{4}$)/, NBSP)
    .replace(/^(\d+(?:er)?) /, `$1${NBSP}`);
}

function asDate(day: DayOrInstant): Date {
  // Noon: a day alone must not slip to the day before in Paris
  return typeof day === 'string' ? new Date(DAY.test(day) ? `${day}T12:00Z` : day) : day;
}
