import type { Award, LotResult } from '../notice';
import type { ContractContent, LotContent } from './ted-content';
import { isOnlyLot, lotNumber } from './ted-numbers';

/** Contracts of one lot that are kept: a framework has some dozens of holders. */
const MOST_AWARDS = 1_000;

const UNDESCRIBED: LotContent = {
  number: '',
  title: '',
  text: '',
  cpv: [],
  places: [],
  amount: null,
  durationMonths: null,
  criteria: [],
  blocks: [],
  path: '',
};

/**
 * The lots of a result: those it describes, and those that only its contracts name. A result that describes nothing and
 * whose contracts name no lot is of one lot.
 */
export function lotsWithContracts(
  lots: readonly LotContent[],
  contracts: readonly ContractContent[],
  path: string,
): LotContent[] {
  if (lots.length === 1 && isOnlyLot(lots[0]!.number)) return [...lots];
  const known = new Set(lots.map((lot, index) => lotNumber(lot.number) || String(index + 1)));
  const added = new Map<string, LotContent>();
  for (const contract of contracts) {
    for (const number of contract.lots.filter((each) => !known.has(each))) {
      const title = contract.lots.length === 1 ? contract.title : '';
      if (added.has(number)) continue;
      const blocks: LotContent['blocks'] =
        title === '' ? [] : [{ path: 'AWARD_CONTRACT/TITLE', text: title, role: 'text' }];
      added.set(number, { ...UNDESCRIBED, number, title, blocks, path });
    }
  }
  return [...lots, ...added.values()];
}

/**
 * What came of each lot, by number.
 * A contract without a lot number is for the only lot, else for the lot of the same title, else for none, and it is counted.
 * The amount of a contract for several lots is no lot's own, so it is left out there.
 */
export function resultsByLot(
  lots: readonly { number: string; title: string }[],
  contracts: readonly ContractContent[],
): { results: Map<string, LotResult>; unplaced: number } {
  const byLot = new Map<string, ContractContent[]>();
  let unplaced = 0;
  for (const contract of contracts) {
    const numbers = lotsOf(contract, lots);
    if (numbers.length === 0) unplaced++;
    for (const number of numbers) {
      const known = byLot.get(number);
      if (known) known.push(contract);
      else byLot.set(number, [contract]);
    }
  }
  return { results: new Map([...byLot].map(([number, own]) => [number, resultOf(own)])), unplaced };
}

function lotsOf(contract: ContractContent, lots: readonly { number: string; title: string }[]): string[] {
  if (lots.length === 1) return [lots[0]!.number];
  if (contract.lots.length > 0) return contract.lots;
  const titled = lots.filter(({ title }) => contract.title !== '' && title === contract.title);
  return titled.length === 1 ? [titled[0]!.number] : [];
}

function resultOf(contracts: readonly ContractContent[]): LotResult {
  const awards = contracts
    .filter(({ isAwarded }) => isAwarded)
    .slice(0, MOST_AWARDS)
    .map(awardOf);
  const bids = contracts.flatMap((contract) => contract.bids ?? []);
  const reason = contracts.find((contract) => contract.reason !== null)?.reason ?? null;
  const bidsOfLot = bids.length === 0 ? null : bids.reduce((most, each) => Math.max(most, each));
  if (awards.length > 0) return { outcome: 'awarded', bids: bidsOfLot, reason: null, awards };
  return { outcome: reason === null ? 'unknown' : 'not-awarded', bids: bidsOfLot, reason, awards };
}

function awardOf({ lots, winners, amount, decidedOn, contractId }: ContractContent): Award {
  return { winners, amount: lots.length > 1 ? null : amount, decidedOn, contractId };
}
