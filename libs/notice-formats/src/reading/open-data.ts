import { mendText } from '../text/broken-text';
import { openEntities } from '../text/entities';
import { plainLine } from '../text/plain-text';
import { type Place, readDay } from './dates';
import { quoted } from './findings';

/** An object of a source's JSON, of which nothing is believed. */
export type Fields = Readonly<Record<string, unknown>>;

/** How the producers of open data write "nothing": `CDL` and `INX` fill the empty columns of data.economie.gouv.fr. */
const NOTHING = /^(?:cdl|inx|nc|null|none|nan|nat|undefined|n\/a|[-.?]*)$/i;
const TAG = /<\/?[a-z][a-z0-9]{0,15}(?=[\s/>])[^<>]{0,500}>/i;
const MAX_DEPTH = 10;
const MOST_ENTRIES = 500;
const LONGEST = 4_000;

/** @returns the value as an object, or null for a list, a lone value or nothing */
export function fieldsOf(value: unknown): Fields | null {
  return value !== null && typeof value === 'object' && !Array.isArray(value) ? (value as Fields) : null;
}

/** @returns a lone value as trimmed text, that of a list of one too; empty for nothing, however it is written */
export function scalar(value: unknown): string {
  const lone: unknown = Array.isArray(value) && value.length === 1 ? value[0] : value;
  if (typeof lone === 'number') return Number.isFinite(lone) ? String(lone) : '';
  if (typeof lone === 'boolean') return String(lone);
  if (typeof lone !== 'string') return '';
  const text = lone.slice(0, LONGEST).trim();
  return NOTHING.test(text) ? '' : text;
}

/**
 * The entries of a list, whatever holds them: `[{…}]`, `[{ member: {…} }]`, `{ member: […] }`, lists of lists, a lone object,
 * or any of these written as JSON in a string. 500 at most.
 */
export function entriesOf(value: unknown, member: string): unknown[] {
  const found: unknown[] = [];
  gather(value, member, 0, found);
  return found;
}

function gather(value: unknown, member: string, depth: number, found: unknown[]): void {
  if (found.length >= MOST_ENTRIES || depth > MAX_DEPTH) return;
  if (Array.isArray(value)) {
    for (const item of value.slice(0, MOST_ENTRIES)) gather(item, member, depth + 1, found);
    return;
  }
  const fields = fieldsOf(value);
  if (fields && Object.hasOwn(fields, member)) gather(fields[member], member, depth + 1, found);
  else if (fields) found.push(fields);
  else if (typeof value === 'string' && /^\s*[[{]/.test(value)) gather(parsed(value), member, depth + 1, found);
  else if (scalar(value) !== '') found.push(value);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/**
 * One line of text as open data hold it. Encodings are undone and markup is taken out, and each is named; letters that are
 * lost stay as they are, and that is named too.
 */
export function readLine(value: unknown, at: Place): string {
  const source = scalar(value);
  if (source === '') return '';
  const opened = openEntities(source);
  const mended = mendText(opened);
  if (mended.isMended || opened !== source) {
    at.findings.repair('text-broken', at.path, `Accents remis : ${quoted(source)}.`);
  }
  if (mended.isLost) at.findings.repair('text-broken', at.path, `Lettres perdues, laissées ainsi : ${quoted(source)}.`);
  if (TAG.test(mended.text)) at.findings.repair('markup-removed', at.path, `Balises retirées : ${quoted(source)}.`);
  return plainLine(mended.text);
}

/** A day as open data write it: ISO, with or without offset, or `20/12/2018`. @returns null, named, when it does not exist */
export function readWrittenDay(value: unknown, at: Place): string | null {
  const text = scalar(value);
  const french = /^(\d{2})[/.](\d{2})[/.](\d{4})(?!\d)/.exec(text);
  return readDay(french ? `${french[3]}-${french[2]}-${french[1]}` : text, at);
}

/** @returns a duration in months above zero and below a hundred years, or null, named; 999 and its like are fillers */
export function readMonths(value: unknown, at: Place): number | null {
  const text = scalar(value);
  if (text === '') return null;
  const months = /^\d{1,4}(?:[.,]\d{1,6})?$/.test(text) ? Math.round(Number(text.replace(',', '.')) * 10) / 10 : 0;
  if (months > 0 && months <= 1_200 && !text.startsWith('999')) return months;
  at.findings.repair('field-invalid', at.path, `Durée en mois impossible : ${quoted(text)}.`);
  return null;
}
