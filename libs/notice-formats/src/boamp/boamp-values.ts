import type { NoticeLot, NoticePlace } from '../notice';
import { type Place, readDay } from '../reading/dates';
import { placeOf, townNamed } from '../reading/places';
import { monthsOf, readAmount } from '../reading/values';
import type { Element } from '../tree/element';

/** Where a shape writes a value, or the ends of a band. */
export interface GivenAmount {
  value?: Element | undefined;
  low?: Element | undefined;
  high?: Element | undefined;
}

/** @returns one value, else a band by its upper end; a lower end alone bounds nothing and gives null */
export function amountFrom(given: GivenAmount, at: Place): NoticeLot['amount'] {
  const value = numberIn(given.value, at);
  if (value !== null) return { value, currency: currencyOf(given.value), isMaximum: false, minimum: null };
  const high = numberIn(given.high, at);
  const low = numberIn(given.low, at);
  return high === null ? null : { value: high, currency: currencyOf(given.high), isMaximum: true, minimum: low };
}

/** @returns the amount that an element holds, null when it holds none */
export function moneyFrom(element: Element | undefined, at: Place): { value: number; currency: string } | null {
  const value = numberIn(element, at);
  return value === null ? null : { value, currency: currencyOf(element) };
}

function numberIn(element: Element | undefined, at: Place): number | null {
  return element === undefined || element.text === '' ? null : readAmount(element.text, at);
}

function currencyOf(element: Element | undefined): string {
  const given = ['DEVISE', 'devise', 'currencyID'].map((name) => element?.attributes.get(name)).find(Boolean);
  const currency = (given ?? 'EUR').toUpperCase();
  return /^[A-Z]{3}$/.test(currency) ? currency : 'EUR';
}

/** @returns a count as forms write it, or null */
export function countIn(text: string): number | null {
  return /^\d{1,5}$/.test(text.trim()) ? Number(text) : null;
}

/** What a shape says of how long a contract lasts. */
interface GivenDuration {
  years?: string;
  months?: string;
  days?: string;
  from?: string;
  to?: string;
}

/** @returns months from a number of months, days or years, else from the first and last days */
export function durationFrom(given: GivenDuration, at: Place): number | null {
  const measured =
    monthsOf(given.months ?? '', 'MONTH') ?? monthsOf(given.days ?? '', 'DAY') ?? monthsOf(given.years ?? '', 'YEAR');
  if (measured !== null) return measured;
  const from = readDay(given.from ?? '', at);
  const to = readDay(given.to ?? '', at);
  return from && to ? monthsOf(String((Date.parse(to) - Date.parse(from)) / 86_400_000 + 1), 'DAY') : null;
}

const TOWN = String.raw`\p{Lu}[\p{L}'’-]{1,40}(?: (?:(?:de|du|des|la|le|les|sur|sous|en|et|lès|aux?) ){0,2}\p{Lu}[\p{L}'’-]{1,40}){0,5}`;
const CODE_THEN_TOWN = new RegExp(String.raw`(?<!\d)(\d{5})(?!\d)[ ,-]{1,3}(${TOWN})`, 'gu');
const TOWN_THEN_CODE = new RegExp(String.raw`(${TOWN})[ ,]{0,2}\((\d{5})\)`, 'gu');
const IS_UNIT = /^(?:eur|euros?|ht|ttc|m[²2]|km|kg|heures?|cedex)\b/i;

/** What a shape says of a place. */
interface GivenPlace {
  city?: string;
  postCode?: string;
  nuts: readonly string[];
  /** Words that say where, in which a post code may stand beside its town */
  words?: string;
}

/** @returns the places of a post code, of towns plainly written with theirs, else of the NUTS codes alone */
export function placesFrom(given: GivenPlace): NoticePlace[] {
  const [nuts = ''] = given.nuts.length === 1 ? given.nuts : [];
  const at = (city: string, postCode: string): NoticePlace | null => placeOf({ city, postCode, nuts, country: '' });
  const addressed = given.city || given.postCode ? [at(given.city ?? '', given.postCode ?? '')] : [];
  const written = addressed.length > 0 ? addressed : townsIn(given.words ?? '').map(([city, code]) => at(city, code));
  const namedTown = given.nuts.length === 1 ? (townNamed(given.words ?? '') ?? '') : '';
  const found =
    written.length > 0
      ? written
      : given.nuts.slice(0, 200).map((code) => placeOf({ city: namedTown, postCode: '', nuts: code, country: '' }));
  const places = found.filter((place) => place !== null);
  return [...new Map(places.map((place) => [JSON.stringify(place), place])).values()];
}

function townsIn(words: string): [city: string, postCode: string][] {
  const line = words.slice(0, 4_000);
  const found = [
    ...[...line.matchAll(CODE_THEN_TOWN)].map((match): [string, string] => [match[2]!, match[1]!]),
    ...[...line.matchAll(TOWN_THEN_CODE)].map((match): [string, string] => [match[1]!, match[2]!]),
  ];
  return found.filter(([city, code]) => !IS_UNIT.test(city) && !/^(?:00|96|99)/.test(code)).slice(0, 50);
}
