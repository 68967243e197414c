/** U+00A0: keeps a number and its unit on one line. */
export const NBSP = '\u00a0';

/** @returns « 4 km », « moins de 1 km » */
export function kilometres(km: number): string {
  return km < 1 ? `moins de 1${NBSP}km` : `${km}${NBSP}km`;
}

/** @returns « 48 000 € HT », cents left out */
export function euros(value: number): string {
  return `${digits(Math.round(value))}${NBSP}€${NBSP}HT`;
}

/** @returns « 12 000,5 » */
export function digits(value: number): string {
  const [whole = '', part] = String(value).split('.');
  return whole.replace(/\B(?=(\d{3})+$)/g, '\u202f') + (part === undefined ? '' : `,${part}`);
}

/** @param day `YYYY-MM-DD` @returns « 02/09/2026 » */
export function shortDay(day: string): string {
  const [year, month, date] = day.split('-');
  return `${date}/${month}/${year}`;
}

/** @returns the text as a French quotation */
export function quoted(text: string): string {
  return `« ${text} »`;
}

/** @returns the text with the no-break spaces that French puts before `: ; ? ! % » €` and after `«` */
export function typeset(text: string): string {
  return text.replace(/ (?=[:;?!%»€])/g, NBSP).replace(/« /g, `«${NBSP}`);
}

/** @returns the count and its noun, plural from two on (French rule) */
export function counted(count: number, noun: string, plural = `${noun}s`): string {
  return `${count}${NBSP}${count >= 2 ? plural : noun}`;
}
