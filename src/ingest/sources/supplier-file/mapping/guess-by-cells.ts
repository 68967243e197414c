import { isSiren, isSiret, normaliseNaf } from '#lib/nomenclature';
import { kindsOfText } from './kind-words';
import type { Member } from './members';

/** What the cells of a column look like; a column is judged when four cells in five agree. */
const LOOKS: readonly [member: Member, look: (text: string) => boolean][] = [
  ['siret', (text) => /^[\d\s.]{14,20}$/.test(text) && isSiret(text)],
  ['siren', (text) => /^[\d\s.]{9,12}$/.test(text) && isSiren(text)],
  ['contact.email', (text) => /^[^\s@]+@[^\s@]+\.[a-z]{2,}$/i.test(text)],
  ['website', (text) => /^(?:https?:\/\/|www\.)\S+$/i.test(text)],
  ['contact.phone', (text) => /^(?:\+33|0)\s?[1-9](?:[\s.-]?\d{2}){4}$/.test(text)],
  ['naf', (text) => normaliseNaf(text) !== null],
  ['postCode', (text) => /^\d{5}$/.test(text)],
  ['kind', (text) => text.length < 80 && kindsOfText(text).unknown.length === 0],
];
const ENOUGH = 3;
const SHARE = 0.8;

/** @returns the member that the filled cells of a column look like; null when they look like none, or are too few */
export function memberOfCells(texts: readonly string[]): Member | null {
  const filled = texts.filter((text) => text !== '');
  // A check digit holds by chance once in ten: a few cells of digits are enough, or one that fills the column
  if (filled.length > 0 && filled.every(LOOKS[0]![1])) return 'siret';
  if (filled.length < ENOUGH) return null;
  const enough = (look: (text: string) => boolean): boolean => filled.filter(look).length >= filled.length * SHARE;
  return LOOKS.find(([, look]) => enough(look))?.[0] ?? null;
}
