import { parseCpv } from '#lib/nomenclature';
import type { Place } from './dates';
import { quoted } from './findings';

/**
 * A number of euros or of another currency as people write them: `150000`, `150 000,00`, `1.234.567,8`, `92 000 €`.
 * @returns the number, or null, with the repair named, when it is not an amount above zero
 */
export function readAmount(text: string, at: Place): number | null {
  if (text === '') return null;
  const bare = text.replace(/[\s\u00a0\u202f']|€|EUR(OS?)?|HT/gi, '');
  const value = /^\d{1,15}(?:[.,]\d{1,6})?$/.test(bare)
    ? Number(bare.replace(',', '.'))
    : /^\d{1,3}(?:\.\d{3}){1,4}(?:,\d{1,2})?$/.test(bare)
      ? Number(bare.replaceAll('.', '').replace(',', '.'))
      : /^\d{1,3}(?:,\d{3}){1,4}(?:\.\d{1,2})?$/.test(bare)
        ? Number(bare.replaceAll(',', ''))
        : Number.NaN;
  if (Number.isFinite(value) && value > 0 && value < 1e12) return value;
  at.findings.repair('amount-invalid', at.path, `Montant illisible : ${quoted(text)}.`);
  return null;
}

/** @returns an `http` or `https` address, or null, with the repair named; `www.…` is completed, and said so */
export function readUrl(text: string, at: Place): string | null {
  if (text === '') return null;
  const isBare = /^www\.[\w-]/i.test(text);
  const url = URL.canParse(isBare ? `https://${text}` : text) ? new URL(isBare ? `https://${text}` : text) : null;
  const isFit = url !== null && /^https?:$/.test(url.protocol) && url.hostname.includes('.') && text.length <= 2_000;
  if (isFit && url.username === '' && url.password === '' && !/\s/.test(text)) {
    if (isBare) at.findings.repair('url-invalid', at.path, `Adresse complétée par https : ${quoted(text)}.`);
    return url.href;
  }
  at.findings.repair('url-invalid', at.path, `Adresse inutilisable : ${quoted(text)}.`);
  return null;
}

/**
 * CPV codes of eight digits, repeats left out. A wrong check digit is named and the eight digits kept, since they are
 * what the buyer chose; what is no CPV code at all is named and left out.
 */
export function readCpv(codes: readonly string[], at: Place): string[] {
  const read = new Set<string>();
  for (const text of codes) {
    const cpv = parseCpv(text);
    if (!cpv.ok) at.findings.repair('cpv-unknown', at.path, `Code CPV inconnu : ${quoted(text)}.`);
    else if (cpv.problem)
      at.findings.repair('cpv-check-digit-wrong', at.path, `Clé de contrôle fausse : ${quoted(text)}.`);
    if (cpv.ok) read.add(cpv.code);
  }
  return [...read];
}

/** @returns a duration in months, one decimal at most, or null when the unit or the number says nothing */
export function monthsOf(amount: string, unit: string): number | null {
  const value = Number(amount.replace(',', '.'));
  const perUnit = { YEAR: 12, MONTH: 1, WEEK: 12 / 52.1775, DAY: 12 / 365.25 }[unit.toUpperCase()];
  if (perUnit === undefined || amount === '' || !Number.isFinite(value) || value <= 0) return null;
  const months = Math.round(value * perUnit * 10) / 10;
  return months > 1_200 ? null : months;
}
