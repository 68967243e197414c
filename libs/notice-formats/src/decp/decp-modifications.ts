import type { Winner } from '../notice';
import type { Place } from '../reading/dates';
import { entriesOf, type Fields, fieldsOf, readLine, readMonths, readWrittenDay, scalar } from '../reading/open-data';
import { readWinners } from './decp-holders';
import { readAwardAmount } from './decp-values';

/** What modifications leave of a contract: the last value that one of them gives, null where none does. */
export interface Modified {
  amount: number | null;
  durationMonths: number | null;
  holders: Winner[];
  /** What was modified, told in French; null when nothing was */
  reason: string | null;
}

/**
 * The modifications of a contract, in the order of their days. `montant` is the new amount of the whole contract (« Nouveau
 * montant » in the schema), but buyers also write there what a modification adds: an amount under a tenth of the contract's is
 * named and not kept.
 * @param initial the contract's amount at first, null when unknown
 */
export function readModifications(value: unknown, initial: number | null, at: Place): Modified {
  const found = entriesOf(value, 'modification')
    .map(fieldsOf)
    .filter((fields) => fields !== null)
    .map((fields, index) => ({ fields, day: dayOf(fields, { ...at, path: `${at.path}[${index}]` }) }))
    .sort((a, b) => (a.day === null || b.day === null ? 0 : a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
  const state: Modified = { amount: null, durationMonths: null, holders: [], reason: null };
  for (const { fields } of found) {
    state.amount = amountOf(fields, initial, at) ?? state.amount;
    state.durationMonths =
      readMonths(fields['dureeMois'], { ...at, path: `${at.path}.dureeMois` }) ?? state.durationMonths;
    const holders = readWinners(fields['titulaires'], 'titulaire', 'holder', { ...at, path: `${at.path}.titulaires` });
    if (holders.length > 0) state.holders = holders;
  }
  const last = found.at(-1);
  return last ? { ...state, reason: reasonOf(found.length, last.day, last.fields, at) } : state;
}

function dayOf(fields: Fields, at: Place): string | null {
  const given = scalar(fields['dateNotificationModification']) || scalar(fields['dateSignatureModification']);
  return readWrittenDay(given || fields['datePublicationDonneesModification'], at);
}

function amountOf(fields: Fields, initial: number | null, at: Place): number | null {
  const path = `${at.path}.montant`;
  const amount = readAwardAmount(fields['montant'] ?? fields['valeurGlobale'], { ...at, path });
  if (amount === null || initial === null || amount >= initial / 10) return amount;
  const message = `Montant de modification (${amount} €) pris pour un écart, non retenu : le contrat est de ${initial} €.`;
  at.findings.repair('amount-invalid', path, message);
  return null;
}

function reasonOf(count: number, day: string | null, fields: Fields, at: Place): string {
  const what = readLine(fields['objetModification'], { ...at, path: `${at.path}.objetModification` });
  const often = count > 1 ? `${count} modifications, la dernière` : 'Modification';
  const when = day === null ? '' : ` du ${day.split('-').reverse().join('/')}`;
  return `${often}${when}${what === '' ? '' : ` : ${what}`}`;
}
