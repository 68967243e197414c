import type { NoticeLot } from '../notice';
import { type Place, readDay } from '../reading/dates';
import { monthsOf, readAmount } from '../reading/values';
import { all, type Element, first, textAt } from '../tree/element';
import { isWithheld } from './ted-text';

interface Price {
  value: number;
  currency: string;
}

/** A value of R2.0.9: a number with its `CURRENCY`, or the `LOW` and `HIGH` of a range. */
export function valueOf(element: Element | undefined, isCeiling: boolean, at: Place): NoticeLot['amount'] {
  if (!element || isWithheld(element)) return null;
  const currency = currencyOf(element);
  const single = readAmount(element.text, at);
  if (single !== null) return { value: single, currency, isMaximum: isCeiling, minimum: null };
  return rangeOf(textAt(element, 'LOW'), textAt(element, 'HIGH'), currency, at);
}

/**
 * A value of R2.0.8, whose number is the attribute `FMTVAL`. A value with VAT is brought before tax by the rate that stands
 * beside it; without a rate it is none.
 */
export function costOf(element: Element | undefined, isCeiling: boolean, at: Place): NoticeLot['amount'] {
  if (!element || isWithheld(element)) return null;
  const number = (name: string): string => {
    const found = first(element, name);
    return (found?.attributes.get('FMTVAL') || found?.text) ?? '';
  };
  const currency = currencyOf(element);
  const single = readAmount(number('VALUE_COST'), at);
  const range = rangeOf(number('RANGE_VALUE_COST/LOW_VALUE'), number('RANGE_VALUE_COST/HIGH_VALUE'), currency, at);
  const amount = single === null ? range : { value: single, currency, isMaximum: isCeiling, minimum: null };
  if (amount === null || !first(element, 'INCLUDING_VAT')) return amount;
  const rate = Number(number('INCLUDING_VAT/VAT_PRCT').replace(',', '.'));
  if (!(rate > 0 && rate < 100)) return null;
  const untaxed = (value: number): number => Math.round((value / (1 + rate / 100)) * 100) / 100;
  return { ...amount, value: untaxed(amount.value), minimum: amount.minimum === null ? null : untaxed(amount.minimum) };
}

function rangeOf(low: string, high: string, currency: string, at: Place): NoticeLot['amount'] {
  const [minimum, value] = [readAmount(low, at), readAmount(high, at)];
  return value === null ? null : { value, currency, isMaximum: true, minimum };
}

/** @returns a value that is one number; the lowest and highest tender of a range are no price of a contract */
export function priceOf(amount: NoticeLot['amount']): Price | null {
  return amount === null || amount.isMaximum ? null : { value: amount.value, currency: amount.currency };
}

function currencyOf(element: Element): string {
  const currency = (element.attributes.get('CURRENCY') ?? 'EUR').toUpperCase();
  return /^[A-Z]{3}$/.test(currency) ? currency : 'EUR';
}

/** @returns `20170107` as `2017-01-07`; another text as it is */
export function dayOf(text: string): string {
  return text.replace(/^(\d{4})(\d{2})(\d{2})$/, '$1-$2-$3');
}

/** @returns the `DAY`, `MONTH` and `YEAR` under an element as `YYYY-MM-DD`, empty when there are none */
export function splitDay(element: Element | undefined): string {
  const [day, month, year] = ['DAY', 'MONTH', 'YEAR'].map((name) => textAt(element, name));
  if (day === '' && month === '' && year === '') return '';
  return `${year}-${month!.padStart(2, '0')}-${day!.padStart(2, '0')}`;
}

/** @returns `9:30` and `9h30` as `09:30`, `24:00` as the last minute of the day; another text as it is */
export function timeOf(text: string): string {
  const time = /^(\d{1,2})\s*[:hH.]\s*(\d{2})(?::\d{2})?$/.exec(text.trim());
  if (!time) return text.trim();
  return time[1] === '24' ? '23:59' : `${time[1]!.padStart(2, '0')}:${time[2]}`;
}

/** @returns months between two days, both included, or null when one is missing or they are the wrong way round */
export function monthsBetween(start: string, end: string, at: Place): number | null {
  const [from, to] = [readDay(start, at), readDay(end, at)];
  return from && to ? monthsOf(String((Date.parse(to) - Date.parse(from)) / 86_400_000 + 1), 'DAY') : null;
}

/** @returns the texts of every `CODE` of CPV under elements of a name, supplementary codes left out */
export function cpvIn(element: Element | undefined, name: string): string[] {
  return all(element, `${name}/CPV_CODE`).map((code) => code.attributes.get('CODE') ?? code.text);
}

/** @returns the nature of a contract, from `WORKS`, `SUPPLIES` or `SERVICES` */
export function natureOf(code: string): NoticeLot['nature'] {
  const known = { WORKS: 'works', SUPPLIES: 'supplies', SERVICES: 'services' } as const;
  return known[code.toUpperCase() as keyof typeof known] ?? null;
}
