import type { Award } from '../notice';
import { type Place, readDay } from '../reading/dates';
import { plainLine } from '../text/plain-text';
import { all, type Element, textAt } from '../tree/element';
import { moneyAt } from './eforms-money';
import type { Organisation } from './eforms-organisations';
import { winnersReader } from './eforms-winners';

/** Most tenders looked at for one notice; the greatest framework agreements have some hundreds. */
const MOST_TENDERS = 50_000;

/**
 * Reads the contracts made for a lot, one award for each tender that a contract takes: the tenders of the contract that the
 * result lists or that are of this lot. A contract whose tenders say another lot keeps its holders, not their amounts.
 * Without a contract (before it is signed, or withheld) the tender ranked first is the one chosen.
 * @param result the `efac:NoticeResult`
 * @returns a reader that takes a lot's identifier and its `efac:LotResult`, null for a modification, which has none
 */
export function awardsReader(
  result: Element,
  organisations: ReadonlyMap<string, Organisation>,
  at: Place,
): (lot: string, lotResult: Element | null) => Award[] {
  const winners = winnersReader(result, organisations, at);
  const tenders = new Map(all(result, 'LotTender').map((tender) => [textAt(tender, 'ID'), tender]));
  const contracts = new Map(all(result, 'SettledContract').map((contract) => [textAt(contract, 'ID'), contract]));
  let left = MOST_TENDERS;

  const tendersAt = (element: Element | null | undefined): Element[] => {
    const found = idsAt(element ?? undefined, 'LotTender/ID').slice(0, left);
    left -= found.length;
    return found.flatMap((id) => tenders.get(id) ?? []);
  };
  const award = (tender: Element, contract: Element | undefined, hasAmount: boolean): Award => ({
    winners: winners(textAt(tender, 'TenderingParty/ID')),
    amount: hasAmount ? moneyAt(tender, 'LegalMonetaryTotal/PayableAmount', at) : null,
    decidedOn: readDay(textAt(contract, 'AwardDate') || textAt(contract, 'IssueDate'), at),
    contractId: plainLine(textAt(contract, 'ContractReference/ID'), 100) || null,
  });

  return (lot, lotResult) => {
    const listed = new Set(tendersAt(lotResult));
    const ranked = [...listed].filter(isChosen);
    const isOfLot = (tender: Element): boolean =>
      listed.has(tender) || all(tender, 'TenderLot/ID').some((id) => id.text === lot);
    const made = (lotResult ? idsAt(lotResult, 'SettledContract/ID') : [...contracts.keys()]).flatMap((id) => {
      const contract = contracts.get(id);
      const taken = tendersAt(contract);
      const ofLot = taken.filter(isOfLot);
      if (ofLot.length > 0 || lotResult === null) return ofLot.map((tender) => award(tender, contract, true));
      if (ranked.length > 0) return ranked.map((tender) => award(tender, contract, true));
      return taken.map((tender) => award(tender, contract, false));
    });
    return made.length > 0 ? made : ranked.map((tender) => award(tender, undefined, true));
  };
}

function idsAt(element: Element | undefined, path: string): string[] {
  return [...new Set(all(element, path).map((id) => id.text))].filter((id) => id !== '');
}

/** BT-171; a tender without a rank is the only one, or one of those that are not ranked. */
function isChosen(tender: Element): boolean {
  const rank = textAt(tender, 'RankCode');
  return rank === '' || rank === '1';
}
