import { isDay } from '#lib/kernel';
import type { Cell } from '../table/table';
import { dayOfSerial } from '../table/xlsx/workbook';

const MONTHS = ['janv', 'fevr', 'mars', 'avr', 'mai', 'juin', 'juil', 'aout', 'sept', 'oct', 'nov', 'dec'];

/** @returns the day that a cell says, `YYYY-MM-DD`: ISO, `31/12/2026`, « 31 décembre 2026 », a spreadsheet's number; null when it is none */
export function readDay(text: string, cell: Cell | undefined): string | null {
  if (typeof cell === 'object' && 'number' in cell) return dayOfSerial(cell.number);
  const iso = /^(\d{4})-(\d{2})-(\d{2})(?:[T ].*)?$/.exec(text);
  if (iso) return valid(`${iso[1]}-${iso[2]}-${iso[3]}`);
  const french = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})(?:\s.*)?$/.exec(text);
  if (french)
    return valid(`${french[3]!.padStart(4, '20')}-${french[2]!.padStart(2, '0')}-${french[1]!.padStart(2, '0')}`);
  const plain = text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  const inWords = /^(\d{1,2})(?:er)?\s+([a-z]{3,9})\.?\s+(\d{4})$/.exec(plain);
  const month = inWords ? MONTHS.findIndex((name) => inWords[2]!.startsWith(name)) + 1 : 0;
  if (inWords && month > 0)
    return valid(`${inWords[3]}-${String(month).padStart(2, '0')}-${inWords[1]!.padStart(2, '0')}`);
  return null;
}

function valid(day: string): string | null {
  return isDay(day) ? day : null;
}
