import type { Winner } from '../notice';
import { type Place, readDay } from '../reading/dates';
import { all, type Element, first, textAt } from '../tree/element';
import type { ContractContent } from './ted-content';
import { lotNumbers } from './ted-numbers';
import { tedWinner } from './ted-organisations';
import { firstWithin, lineOf, within } from './ted-text';
import { priceOf, valueOf } from './ted-values';

const MOST_WINNERS = 200;

/** The words of the official form (V.1) for why no contract or prize was awarded. */
const UNSUCCESSFUL = 'Aucune offre ou demande de participation n’a été reçue ou toutes ont été rejetées';
const DISCONTINUED = 'Autres raisons (interruption de la procédure)';

/** Section V: the contracts of a result (`AWARD_CONTRACT`), the prizes of a design contest (`RESULTS`), the contract as modified (F20). */
export function contractsR209(form: Element, at: Place): ContractContent[] {
  const modified = first(form, 'MODIFICATIONS_CONTRACT');
  return [...all(form, 'AWARD_CONTRACT'), ...all(form, 'RESULTS')].map((element, index) => {
    const place = { ...at, path: `${at.path}/${element.name}[${index + 1}]` };
    return contractOf(element, modified, place);
  });
}

function contractOf(element: Element, modified: Element | undefined, at: Place): ContractContent {
  const here = (name: string): Place => ({ ...at, path: `${at.path}/${name}` });
  const awarded = first(element, 'AWARDED_CONTRACT') ?? first(element, 'AWARDED_PRIZE');
  const not = first(element, 'NO_AWARDED_CONTRACT') ?? first(element, 'NO_AWARDED_PRIZE');
  const now = modified ?? awarded;
  const value = ['VAL_TOTAL_AFTER', 'VAL_TOTAL', 'VAL_PRIZE'].flatMap((name) => within(now, [name]))[0];
  const day = textAt(awarded, 'DATE_CONCLUSION_CONTRACT') || textAt(awarded, 'DATE_DECISION_JURY');
  return {
    lots: lotNumbers(lineOf(first(element, 'LOT_NO'))),
    title: lineOf(first(element, 'TITLE')),
    isAwarded: awarded !== undefined,
    reason: not ? reasonOf(not) : null,
    contractId: lineOf(first(element, 'CONTRACT_NO')).slice(0, 100) || null,
    decidedOn: readDay(day, here('DATE_CONCLUSION_CONTRACT')),
    winners: winnersIn(now, here('ADDRESS_CONTRACTOR/NATIONALID')),
    amount: priceOf(valueOf(value, false, here('VAL_TOTAL'))),
    estimate: valueOf(firstWithin(awarded, 'VAL_ESTIMATED_TOTAL'), false, here('VAL_ESTIMATED_TOTAL')),
    bids: bidsIn(awarded),
  };
}

function reasonOf(not: Element): string | null {
  const names = not.children.map((child) => child.name);
  if (names.includes('PROCUREMENT_UNSUCCESSFUL')) return UNSUCCESSFUL;
  return names.includes('PROCUREMENT_DISCONTINUED') ? DISCONTINUED : null;
}

function winnersIn(element: Element | undefined, at: Place): Winner[] {
  return within(element, ['ADDRESS_CONTRACTOR', 'ADDRESS_WINNER'])
    .slice(0, MOST_WINNERS)
    .flatMap((address) => tedWinner(address, at) ?? []);
}

function bidsIn(awarded: Element | undefined): number | null {
  const text = firstWithin(awarded, 'NB_TENDERS_RECEIVED', 'NB_PARTICIPANTS')?.text ?? '';
  return /^\d{1,6}$/.test(text) ? Number(text) : null;
}
