import { sortFew } from './sort-few';

/**
 * @returns JSON with keys sorted at every depth, `undefined` members left out, dates in ISO form. Written by hand: a replacer of
 *   `JSON.stringify` that sorts makes a second object of every one, and was most of what an import of suppliers costs
 */
export function canonicalJson(value: unknown): string {
  return written(value) as string;
}

function written(value: unknown): string | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? `${value}` : 'null';
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  if ('toJSON' in value && typeof value.toJSON === 'function') return written(value.toJSON());
  return Array.isArray(value) ? writtenList(value) : writtenObject(value as Record<string, unknown>);
}

function writtenList(members: readonly unknown[]): string {
  let text = '[';
  for (let at = 0; at < members.length; at += 1) {
    if (at > 0) text += ',';
    text += written(members[at]) ?? 'null';
  }
  return `${text}]`;
}

function writtenObject(value: Record<string, unknown>): string {
  let text = '{';
  for (const key of sortedKeys(value)) {
    const member = written(value[key]);
    if (member === undefined) continue;
    if (text.length > 1) text += ',';
    text += `${named(key)}:${member}`;
  }
  return `${text}}`;
}

/** The same few keys are written over and over. */
const NAMES = new Map<string, string>();
const MOST_NAMES = 4_000;

function named(key: string): string {
  const known = NAMES.get(key);
  if (known !== undefined) return known;
  const name = JSON.stringify(key);
  if (NAMES.size < MOST_NAMES) NAMES.set(key, name);
  return name;
}

/** Keys that are numbers come first and by their value, as JavaScript orders them: hashes that are kept were made so. */
function sortedKeys(value: object): string[] {
  const keys = Object.keys(value);
  if (keys.length > FEW) keys.sort();
  else sortFew(keys, isAfter);
  if (!keys.some(isIndex)) return keys;
  return [...keys.filter(isIndex).sort((a, b) => Number(a) - Number(b)), ...keys.filter((key) => !isIndex(key))];
}

const FEW = 16;

function isAfter(key: string, other: string): boolean {
  return key > other;
}

function isIndex(key: string): boolean {
  // Most keys are words, and this is asked of every one of them
  if (key.charCodeAt(0) > DIGIT_NINE) return false;
  return /^(?:0|[1-9]\d{0,9})$/.test(key) && Number(key) < 2 ** 32 - 1;
}

const DIGIT_NINE = 57;
