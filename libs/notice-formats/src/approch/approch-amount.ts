import type { NoticeLot } from '../notice';
import type { Place } from '../reading/dates';
import { quoted } from '../reading/findings';
import { scalar } from '../reading/open-data';

const NUMBER = /(\d{1,12}(?:[ .\u00a0\u202f]\d{3}){0,3}(?:[.,]\d{1,2}(?!\d))?)\s?(k|m|md)?(?![\d\p{L}])/giu;
const TIMES: Readonly<Record<string, number>> = { k: 1_000, m: 1_000_000, md: 1_000_000_000 };

/**
 * The estimate of a planned purchase, a band in words: « 100k - 500k€ », « Moins de 40k€ », « Plus de 10M€ », or one number.
 * @returns the upper end as a maximum with the lower end beside it; the lower end alone, no maximum, where the band is open
 * above; null, named, when no amount is read
 */
export function readBand(value: unknown, at: Place): NoticeLot['amount'] {
  const text = scalar(value).slice(0, 200);
  if (text === '') return null;
  const amounts = [...text.replace(/€|euros?|eur|\bht\b/gi, ' ').matchAll(NUMBER)].map(amountOf).slice(0, 3);
  const [first, second] = amounts;
  if (first !== undefined && amounts.length === 1) {
    const isOpenAbove = /plus de|sup[ée]rieure?|au moins|à partir|>|\+/i.test(text);
    const isMaximum = /moins de|inf[ée]rieure?|jusqu|maximum|max\b|<|≤/i.test(text);
    if (first > 0) return band(first, isMaximum && !isOpenAbove, isOpenAbove ? first : null);
  }
  if (first !== undefined && second !== undefined && amounts.length === 2 && second > first) {
    return band(second, true, first);
  }
  at.findings.repair('amount-invalid', at.path, `Montant estimé illisible : ${quoted(text)}.`);
  return null;
}

function band(value: number, isMaximum: boolean, minimum: number | null): NonNullable<NoticeLot['amount']> {
  return { value, currency: 'EUR', isMaximum, minimum };
}

/** « 100 - 500k€ » gives its unit once; the first number takes the second's when it has none. */
function amountOf(match: RegExpMatchArray, index: number, all: RegExpMatchArray[]): number {
  const unit = match[2] ?? all[index + 1]?.[2] ?? '';
  const digits = match[1]!.replace(/[ .\u00a0\u202f](?=\d{3}(?!\d))/g, '').replace(',', '.');
  return Number(digits) * (TIMES[unit.toLowerCase()] ?? 1);
}
