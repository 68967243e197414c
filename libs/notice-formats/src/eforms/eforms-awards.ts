import type { Award } from '../notice';
import { type Place, readDay } from '../reading/dates';
import { plainLine } from '../text/plain-text';
import { all, type Element, listOf, textAt } from '../tree/element';
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
  const tendersOf = (element: Element): Element[] =>
    idsAt(element, 'LotTender/ID').flatMap((id) => tenders.get(id) ?? []);
  const contracts = new Map(
    all(result, 'SettledContract').map((element) => [textAt(element, 'ID'), { element, tenders: tendersOf(element) }]),
  );
  const idsByLot = new Map<string, Set<string>>();
  for (const [id, contract] of contracts) {
    for (const lot of contract.tenders.flatMap(lotIds)) idsByLot.set(lot, (idsByLot.get(lot) ?? new Set()).add(id));
  }
  let left = MOST_TENDERS;

  const award = (tender: Element, contract: Element | undefined, hasAmount: boolean): Award => ({
    winners: winners(textAt(tender, 'TenderingParty/ID')),
    amount: hasAmount ? moneyAt(tender, 'LegalMonetaryTotal/PayableAmount', at) : null,
    decidedOn: readDay(textAt(contract, 'AwardDate') || textAt(contract, 'IssueDate'), at),
    contractId: plainLine(textAt(contract, 'ContractReference/ID'), 100) || null,
  });

  return (lot, lotResult) => {
    const listed = new Set(lotResult ? tendersOf(lotResult).slice(0, left) : []);
    const ranked = [...listed].filter(isChosen);
    const isOfLot = (tender: Element): boolean => listed.has(tender) || lotIds(tender).includes(lot);
    const ids = lotResult ? idsAt(lotResult, 'SettledContract/ID') : [...(idsByLot.get(lot) ?? [])];
    const made = ids.flatMap((id) => {
      const contract = contracts.get(id);
      const taken = contract?.tenders.slice(0, left) ?? [];
      const ofLot = taken.filter(isOfLot);
      const chosen = ofLot.length > 0 ? ofLot : ranked.length > 0 ? ranked.slice(0, left) : taken;
      left -= Math.max(taken.length, chosen.length);
      return chosen.map((tender) => award(tender, contract?.element, chosen !== taken));
    });
    return made.length > 0 ? made : ranked.map((tender) => award(tender, undefined, true));
  };
}

/** @returns the identifiers of the lots that a result or a tender is about (BT-13713, BT-13714); a group of lots is none */
export function lotIds(element: Element): string[] {
  return all(element, 'TenderLot/ID')
    .filter((id) => id.text !== '' && listOf(id) !== 'LotsGroup')
    .map((id) => id.text);
}

function idsAt(element: Element, path: string): string[] {
  return [...new Set(all(element, path).map((id) => id.text))].filter((id) => id !== '');
}

/** BT-171; a tender without a rank is the only one, or one of those that are not ranked. */
function isChosen(tender: Element): boolean {
  const rank = textAt(tender, 'RankCode');
  return rank === '' || rank === '1';
}
