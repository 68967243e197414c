import { type Place, readDay } from '../reading/dates';
import { type Element, first, textAt } from '../tree/element';
import type { ContractContent } from './ted-content';
import { lotNumbers } from './ted-numbers';
import { tedWinner } from './ted-organisations';
import { firstWithin, lineOf, within } from './ted-text';
import { costOf, priceOf, splitDay } from './ted-values';

const CONTRACTS = ['AWARD_OF_CONTRACT', 'AWARD_OF_CONTRACT_DEFENCE', 'AWARD_AND_CONTRACT_VALUE', 'RESULTS_CONTEST'];
const MOST_WINNERS = 200;

/** Section V of R2.0.8: each contract, with the firm that has it. A contract with no firm is one that was not made. */
export function contractsR208(form: Element, at: Place): ContractContent[] {
  return within(form, CONTRACTS).map((element, index) => {
    return contractOf(element, { ...at, path: `${at.path}/${element.name}[${index + 1}]` });
  });
}

function contractOf(element: Element, at: Place): ContractContent {
  const here = (name: string): Place => ({ ...at, path: `${at.path}/${name}` });
  const value = firstWithin(element, 'CONTRACT_VALUE_INFORMATION');
  const winners = within(element, ['ECONOMIC_OPERATOR_NAME_ADDRESS', 'WINNER', 'NAME_ADDRESS_WINNER'])
    .slice(0, MOST_WINNERS)
    .flatMap((operator) => {
      const address = firstWithin(operator, 'CONTACT_DATA_WITHOUT_RESPONSIBLE_NAME', 'CONTACT_DATA') ?? operator;
      return tedWinner(address, here('NATIONALID')) ?? [];
    });
  const numbers = within(element, ['LOT_NUMBER', 'LOT_NO']).flatMap((number) => lotNumbers(lineOf(number)));
  const bids = firstWithin(element, 'OFFERS_RECEIVED_NUMBER', 'NUMBER_PARTICIPANTS')?.text ?? '';
  const amount = costOf(
    first(value, 'COSTS_RANGE_AND_CURRENCY_WITH_VAT_RATE'),
    false,
    here('CONTRACT_VALUE_INFORMATION'),
  );
  return {
    lots: [...new Set(numbers)],
    title: lineOf(firstWithin(element, 'CONTRACT_TITLE', 'TITLE_CONTRACT')),
    isAwarded: winners.length > 0,
    reason: null,
    contractId: (textAt(element, 'CONTRACT_NUMBER') || textAt(element, 'CONTRACT_NO')).slice(0, 100) || null,
    decidedOn: readDay(
      splitDay(firstWithin(element, 'CONTRACT_AWARD_DATE', 'DATE_OF_CONTRACT_AWARD')),
      here('CONTRACT_AWARD_DATE'),
    ),
    winners,
    amount: priceOf(amount),
    estimate: costOf(first(value, 'INITIAL_ESTIMATED_TOTAL_VALUE_CONTRACT'), false, here('CONTRACT_VALUE_INFORMATION')),
    bids: /^\d{1,6}$/.test(bids) ? Number(bids) : null,
  };
}
