import type { Place } from '../reading/dates';
import { readAmount } from '../reading/values';
import { all, type Element } from '../tree/element';

/** @returns the first amount found at a path with its currency, euros when it names none; null when there is none above zero */
export function moneyAt(
  element: Element | undefined,
  path: string,
  at: Place,
): { value: number; currency: string } | null {
  const found = all(element, path).find((each) => each.text !== '');
  if (!found) return null;
  const value = readAmount(found.text, at);
  const currency = (found.attributes.get('currencyID') ?? 'EUR').toUpperCase();
  return value === null ? null : { value, currency: /^[A-Z]{3}$/.test(currency) ? currency : 'EUR' };
}
