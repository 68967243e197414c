import { isSiren, isSiret, normaliseSiret } from '#lib/nomenclature';
import type { Cell } from '../table/table';

/** A number of the register as a cell holds it, with what had to be mended; or why it is none. */
export type ReadNumber =
  | { digits: string; repair: 'siret-padded' | 'siret-from-number' | 'siret-from-formula-text' | null }
  | { problem: 'length' | 'check-digit' | 'rounded' };

/**
 * Reads a SIRET (14 digits) or a SIREN (9) out of a cell that a spreadsheet may have made a number of: its leading zeros are
 * put back when the check digit then holds, and its exponent is undone when no digit was lost by it.
 */
export function readRegisterNumber(text: string, cell: Cell | undefined, length: 14 | 9): ReadNumber {
  const isNumber = length === 14 ? isSiret : isSiren;
  const quoted = /^="?([\d\s]+)"?$/.exec(text)?.[1];
  const exponent = exact(text, typeof cell === 'object');
  if (exponent === ROUNDED) return { problem: 'rounded' };
  const digits = normaliseSiret(exponent ?? quoted ?? text.replace(/^'/, '').replace(/[.,]0+$/, ''));
  if (/^\d+$/.test(digits) && digits.length === length) {
    if (!isNumber(digits)) return { problem: 'check-digit' };
    return {
      digits,
      repair: exponent !== null ? 'siret-from-number' : quoted !== undefined ? 'siret-from-formula-text' : null,
    };
  }
  const padded = digits.padStart(length, '0');
  // Five zeros in front and more are no number of the register, but another one in its place. The SIREN within is checked too: of
  // the numbers that lost another digit than a zero, one in ten holds by chance otherwise
  const isWhole = isNumber(padded) && isSiren(padded.slice(0, 9));
  if (/^\d+$/.test(digits) && digits.length < length && digits.length >= length - 3 && isWhole) {
    return { digits: padded, repair: 'siret-padded' };
  }
  return { problem: 'length' };
}

/** What stands for digits that are gone. */
const ROUNDED = '';

/** @returns the digits of `8.0010123400012E+13`; nothing in them when the exponent hides some; null when there is no exponent */
function exact(text: string, isCellNumber: boolean): string | null {
  const parts = /^(\d)(?:[.,](\d+))?\s?[eE]\+?(\d{1,2})$/.exec(text);
  if (!parts) return null;
  const [, whole, fraction = '', power] = parts as unknown as [string, string, string | undefined, string];
  const exponent = Number(power);
  if (fraction.length > exponent || exponent > 15) return ROUNDED;
  // As text, a spreadsheet has shown six digits of fourteen; as the value of a cell, every digit is there
  if (!isCellNumber && fraction.length < exponent - 1) return ROUNDED;
  return `${whole}${fraction.padEnd(exponent, '0')}`;
}

/** `150 k€`, `1,2 M€`, `2 millions d’euros`: beside such a unit, a sign within the digits is a decimal one. */
const SCALED =
  /^(-?\d[\d\s]*(?:[.,]\d+)?)\s*([km](?=\s*(?:€|eur))|milliers?|millions?)\s*(?:d['’]\s*)?(?:€|eur(?:os?)?)?(?:\s*ht)?$/i;

/** @returns a number as French or English lists write it: `12 500,50 €`, `12,500.50`, `3 %`, `1,2 M€`; null when it is none */
export function readNumber(text: string): number | null {
  const scaled = SCALED.exec(text.trim());
  if (scaled) {
    const times = /^(?:k|milliers?)$/i.test(scaled[2]!) ? 1_000 : 1_000_000;
    return Math.round(Number(scaled[1]!.replace(/\s/g, '').replace(',', '.')) * times);
  }
  const bare = text.replace(/(?:€|eur(?:os?)?|ht|%|km|m²|m2|\s|\u00a0|\u202f|')/gi, '');
  if (!/^-?[\d.,]+$/.test(bare)) return null;
  const last = Math.max(bare.lastIndexOf(','), bare.lastIndexOf('.'));
  if (last === -1) return Number(bare);
  const both = bare.includes(',') && bare.includes('.');
  const repeated = bare.split(bare[last]!).length > 2;
  // `12.500` groups thousands; `46.580` does not when it stands for degrees, which are read by `readDegrees`
  const isGrouping = repeated || (!both && /^-?[1-9]\d{0,2}[.,]\d{3}$/.test(bare));
  if (isGrouping) return finite(bare.replace(/[.,]/g, ''));
  return finite(`${bare.slice(0, last).replace(/[.,]/g, '')}.${bare.slice(last + 1)}`);
}

/** @returns the number of a cell that is one, else as `readNumber` reads its words: to a spreadsheet `125.375` groups no thousands */
export function readNumberCell(words: string, cell: Cell | undefined): number | null {
  return typeof cell === 'object' && 'number' in cell ? cell.number : readNumber(words);
}

/** @returns degrees, whatever their decimal sign; null when they are none */
export function readDegrees(text: string): number | null {
  const bare = text.replace(/[\s°]/g, '').replace(',', '.');
  return /^-?\d{1,3}(?:\.\d+)?$/.test(bare) ? Number(bare) : null;
}

function finite(text: string): number | null {
  const number = Number(text);
  return Number.isFinite(number) ? number : null;
}
