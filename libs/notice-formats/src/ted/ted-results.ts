import type { Award, LotResult } from '../notice';
import type { ContractContent, LotContent } from './ted-content';
import { lotNumber } from './ted-numbers';

const OPEN_END: LotContent = {
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
  const known = new Set(
    lots.map((lot, index) => lotNumber(lot.number) || (lots.length === 1 ? '' : String(index + 1))),
  );
  if (lots.length === 1 && known.has('')) return [...lots];
  const added = new Map<string, LotContent>();
  for (const contract of contracts) {
    for (const number of contract.lots.filter((each) => !known.has(each))) {
      const title = contract.lots.length === 1 ? contract.title : '';
      if (!added.has(number)) added.set(number, { ...OPEN_END, number, title, amount: contract.estimate, path });
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
  const results = new Map<string, LotResult>();
  let unplaced = 0;
  for (const contract of contracts) {
    const numbers = lotsOf(contract, lots);
    if (numbers.length === 0) unplaced++;
    for (const number of numbers) {
      const isShared = contract.lots.length > 1;
      results.set(number, joined(results.get(number), contract, isShared));
    }
  }
  return { results, unplaced };
}

function lotsOf(contract: ContractContent, lots: readonly { number: string; title: string }[]): string[] {
  if (lots.length === 1) return [lots[0]!.number];
  if (contract.lots.length > 0) return contract.lots;
  const titled = lots.filter(({ title }) => contract.title !== '' && title === contract.title);
  return titled.length === 1 ? [titled[0]!.number] : [];
}

function joined(before: LotResult | undefined, contract: ContractContent, isShared: boolean): LotResult {
  const awards = [...(before?.awards ?? []), ...(contract.isAwarded ? [awardOf(contract, isShared)] : [])];
  const isNot = !contract.isAwarded && (contract.reason !== null || before?.outcome === 'not-awarded');
  const bids = Math.max(before?.bids ?? -1, contract.bids ?? -1);
  return {
    outcome: awards.length > 0 ? 'awarded' : isNot ? 'not-awarded' : 'unknown',
    bids: bids === -1 ? null : bids,
    reason: awards.length > 0 ? null : (contract.reason ?? before?.reason ?? null),
    awards,
  };
}

function awardOf({ winners, amount, decidedOn, contractId }: ContractContent, isShared: boolean): Award {
  return { winners, amount: isShared ? null : amount, decidedOn, contractId };
}
