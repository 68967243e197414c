import type { Award, Winner } from '../notice';
import { type Place, readDay } from '../reading/dates';
import { plainLine } from '../text/plain-text';
import { all, type Element, listOf, textAt } from '../tree/element';
import { MOST_LOTS } from './eforms-lots';
import { moneyAt } from './eforms-money';
import type { Organisation } from './eforms-organisations';
import { winnersReader } from './eforms-winners';

/** Most tenders looked at for one notice; the greatest framework agreements have some hundreds. */
const MOST_TENDERS = 50_000;

interface Tender {
  isChosen: boolean;
  lots: ReadonlySet<string>;
  winners: Winner[];
  amount: Award['amount'];
}

interface Contract {
  tenders: Tender[];
  decidedOn: string | null;
  contractId: string | null;
}

const UNSIGNED = { decidedOn: null, contractId: null };

/** Reads what was awarded of a lot, by its identifier. */
type OfLot = (lot: string) => Award[];

/**
 * Reads the contracts made for a lot, one award for each tender that a contract takes: the tenders of the contract that the
 * result lists or that are of this lot. A contract whose tenders say another lot keeps its holders, not their amounts.
 * Without a contract (before it is signed, or withheld) the tender ranked first is the one chosen.
 * @param result the `efac:NoticeResult`
 * @returns a reader that takes an `efac:LotResult`, or null for the lots of a modification, which has none
 */
export function awardsReader(
  result: Element,
  organisations: ReadonlyMap<string, Organisation>,
  at: Place,
): (lotResult: Element | null) => OfLot {
  const winners = winnersReader(result, organisations, at);
  const tenders = new Map(
    all(result, 'LotTender').map((element): [string, Tender] => [
      textAt(element, 'ID'),
      {
        isChosen: isChosen(element),
        lots: new Set(lotIds(element)),
        winners: winners(textAt(element, 'TenderingParty/ID')),
        amount: moneyAt(element, 'LegalMonetaryTotal/PayableAmount', at),
      },
    ]),
  );
  const tendersOf = (element: Element): Tender[] =>
    idsAt(element, 'LotTender/ID').flatMap((id) => tenders.get(id) ?? []);
  const contracts = new Map(
    all(result, 'SettledContract').map((element): [string, Contract] => [
      textAt(element, 'ID'),
      {
        tenders: tendersOf(element),
        decidedOn: readDay(textAt(element, 'AwardDate') || textAt(element, 'IssueDate'), at),
        contractId: plainLine(textAt(element, 'ContractReference/ID'), 100) || null,
      },
    ]),
  );
  let left = MOST_TENDERS;

  const award = (tender: Tender, contract: Pick<Contract, 'decidedOn' | 'contractId'>, hasAmount: boolean): Award => ({
    winners: tender.winners,
    amount: hasAmount ? tender.amount : null,
    decidedOn: contract.decidedOn,
    contractId: contract.contractId,
  });
  const within = <T>(some: readonly T[]): T[] => {
    const looked = some.slice(0, left);
    left -= looked.length;
    return looked;
  };

  const ofModification = (): OfLot => {
    const awards = new Map<string, Award[]>();
    for (const contract of contracts.values()) {
      for (const tender of within(contract.tenders)) {
        for (const lot of within([...tender.lots])) {
          const ofLot = awards.get(lot) ?? [];
          ofLot.push(award(tender, contract, true));
          awards.set(lot, ofLot);
        }
      }
    }
    return (lot) => awards.get(lot) ?? [];
  };

  return (lotResult) => {
    if (lotResult === null) return ofModification();
    const listed = new Set(tendersOf(lotResult));
    const ranked = [...listed].filter((tender) => tender.isChosen);
    const signed = idsAt(lotResult, 'SettledContract/ID')
      .flatMap((id) => contracts.get(id) ?? [])
      .filter((contract) => contract.tenders.length > 0);
    return (lot) => {
      const made = signed.slice(0, left).flatMap((contract) => {
        const taken = within(contract.tenders);
        const ofLot = taken.filter((tender) => listed.has(tender) || tender.lots.has(lot));
        if (ofLot.length > 0) return ofLot.map((tender) => award(tender, contract, true));
        if (ranked.length > 0) return within(ranked).map((tender) => award(tender, contract, true));
        return taken.map((tender) => award(tender, contract, false));
      });
      return made.length > 0 ? made : within(ranked).map((tender) => award(tender, UNSIGNED, true));
    };
  };
}

/** @returns the identifiers of the lots that a result or a tender is about (BT-13713, BT-13714); a group of lots is none */
export function lotIds(element: Element): string[] {
  const ids = all(element, 'TenderLot/ID').filter((id) => id.text !== '' && listOf(id) !== 'LotsGroup');
  return [...new Set(ids.map((id) => id.text))].slice(0, MOST_LOTS);
}

function idsAt(element: Element, path: string): string[] {
  return [...new Set(all(element, path).map((id) => id.text))].filter((id) => id !== '');
}

/** BT-171; a tender without a rank is the only one, or one of those that are not ranked. */
function isChosen(tender: Element): boolean {
  const rank = textAt(tender, 'RankCode');
  return rank === '' || rank === '1';
}
