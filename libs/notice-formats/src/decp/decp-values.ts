import { parseCpv } from '#lib/nomenclature';
import type { Place } from '../reading/dates';
import { quoted } from '../reading/findings';
import { readAmount, readCpv } from '../reading/values';
import { scalar } from '../reading/open-data';

/** Above this, an amount of DECP is a typing error or a filler far more often than a contract. */
const HIGHEST_AMOUNT = 1_000_000_000;

/** @returns euros before tax; null, with the repair named, for 0, 1, rows of nines, over a thousand million, negative or no number */
export function readAwardAmount(value: unknown, at: Place): number | null {
  const text = scalar(value);
  const amount = readAmount(text, at);
  if (amount === null) return null;
  const isFiller = amount === 1 || /^9{7,}(?:[.,]9+)?$/.test(text.replace(/\s/g, ''));
  if (!isFiller && amount <= HIGHEST_AMOUNT) return amount;
  at.findings.repair('amount-invalid', at.path, `Montant invraisemblable, non retenu : ${quoted(text)}.`);
  return null;
}

/** @returns tenders received, one or more; null, named, when the number can't be one (0 for a contract that was made) */
export function readBids(value: unknown, at: Place): number | null {
  const text = scalar(value);
  if (text === '') return null;
  const bids = /^\d{1,4}(?:\.0+)?$/.test(text) ? Number(text) : 0;
  if (bids > 0) return bids;
  at.findings.repair('field-invalid', at.path, `Nombre d’offres reçues impossible : ${quoted(text)}.`);
  return null;
}

/** CPV codes; one that lost its leading zero gets it back when its check digit proves it (`9310000-5`). */
export function readAwardCpv(value: unknown, at: Place): string[] {
  const text = scalar(value);
  if (text === '') return [];
  const completed = parseCpv(`0${text}`);
  if (/^\d{7}-\d$/.test(text) && completed.ok && completed.problem === null) {
    at.findings.repair('field-invalid', at.path, `Zéro initial remis au code CPV : ${quoted(text)}.`);
    return [completed.code];
  }
  return readCpv([text], at);
}

/**
 * The identity of an award in every file and API: `<buyer's id>-<id>`. Each character of both that is not an ASCII letter, a
 * digit, `-` or `_` becomes `_`, which is also what the tabular consolidation does to blanks, commas, dots and slashes of
 * its ids, so that both give the same identity. Cut at 80 characters of id, its rest told by a fingerprint.
 * Buyers give one id to several contracts (the lots of one purchase, 37 of 1,615 awards of 2019), so what was bought, and from
 * whom, ends the identity in six letters.
 */
export function awardSourceId(
  buyerId: string,
  id: string,
  bought: string,
  fingerprint: (text: string) => string,
): string {
  const safe = (text: string): string => text.replace(/[^A-Za-z0-9_-]/g, '_');
  const own = id.length <= 80 ? safe(id) : `${safe(id.slice(0, 80))}_${fingerprint(id).slice(0, 12)}`;
  return `${safe(buyerId.slice(0, 40))}-${own}-${fingerprint(bought).slice(0, 6)}`;
}
