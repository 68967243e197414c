import { adviseLevers, type Advice, type AdviceFacts } from '#lib/matching-engine';
import { localSupply } from '../shared/local-supply';
import type { NeedFacts, RankedRow } from './need-results.query';

/** What advice on a need is made from. */
export type AdvisedNeed = Pick<
  NeedFacts,
  | 'buyerType'
  | 'buyerCategory'
  | 'nature'
  | 'cpv'
  | 'cpvOrigin'
  | 'amount'
  | 'yearTotal'
  | 'durationMonths'
  | 'closesOn'
  | 'reservedFor'
>;

/**
 * @param fitting suppliers whose trade and place hold
 * @param today `YYYY-MM-DD`, the day by which evidence and law are judged
 */
export function needAdvice(
  need: AdvisedNeed,
  fitting: readonly Pick<RankedRow, 'evidence' | 'links'>[],
  today: string,
): Advice {
  return adviseLevers(needAdviceFacts(need, fitting, today));
}

/** @returns the facts of a need as the engine reads them: one lot, for its buyer's eyes */
export function needAdviceFacts(
  need: AdvisedNeed,
  fitting: readonly Pick<RankedRow, 'evidence' | 'links'>[],
  today: string,
): AdviceFacts {
  const { buyerType, buyerCategory, nature, cpv, amount, yearTotal, durationMonths, closesOn, reservedFor } = need;
  return {
    day: today,
    buyer: buyerType === 'private' ? 'private' : buyerCategory,
    nature,
    cpv,
    cpvIsProposed: need.cpvOrigin === 'proposed',
    amount,
    yearTotal,
    durationMonths,
    lots: 1,
    supply: localSupply(fitting, { closesOn, today, audience: 'buyer' }),
    chosen: reservedFor === null ? [] : [reservedFor],
  };
}
