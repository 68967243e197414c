import type { Award, LotResult, NoticeLot } from '../notice';
import type { Place } from '../reading/dates';
import type { Findings } from '../reading/findings';
import { plainLine } from '../text/plain-text';
import { all, type Element, first, textAt } from '../tree/element';
import { moneyAt } from './eforms-money';
import type { Organisation } from './eforms-organisations';
import { EXTENSION } from './eforms-paths';
import { awardsReader, lotIds } from './eforms-awards';
import { NON_AWARD_REASONS } from './non-award-reasons';

/** What came of a lot, and the ceiling of the framework agreement made (BT-709). */
export interface ResultOfLot {
  result: LotResult;
  ceiling: NoticeLot['amount'];
}

/**
 * What came of each lot, by the identifier the notice gives it (`LOT-0001`); empty when the notice has no `efac:NoticeResult`.
 * A modification names lots by their tenders only.
 */
export function readResults(
  root: Element,
  organisations: ReadonlyMap<string, Organisation>,
  findings: Findings,
  path: string,
): ReadonlyMap<string, ResultOfLot> {
  const element = first(root, `${EXTENSION}/NoticeResult`);
  const results = new Map<string, ResultOfLot>();
  if (!element) return results;
  const at = { findings, path: `${path}//efac:NoticeResult` };
  const awards = awardsReader(element, organisations, at);
  for (const lotResult of all(element, 'LotResult')) {
    for (const lot of lotIds(lotResult)) {
      results.set(lot, merged(results.get(lot), resultOf(lotResult, awards(lot, lotResult), at)));
    }
  }
  if (results.size > 0) return results;
  for (const lot of new Set(all(element, 'LotTender').flatMap(lotIds))) {
    const made = awards(lot, null);
    const result: LotResult = { outcome: outcomeOf('', made), bids: null, reason: null, awards: made };
    results.set(lot, { result, ceiling: null });
  }
  return results;
}

function resultOf(lotResult: Element, awards: Award[], at: Place): ResultOfLot {
  const code = textAt(lotResult, 'TenderResultCode');
  const reasons = all(lotResult, 'DecisionReason/DecisionReasonCode').map(
    ({ text }) => NON_AWARD_REASONS[text] ?? text,
  );
  const made = code === 'clos-nw' ? [] : awards;
  const ceiling = moneyAt(lotResult, 'FrameworkAgreementValues/MaximumValueAmount', at);
  return {
    result: {
      outcome: outcomeOf(code, made),
      bids: bidsOf(lotResult),
      reason: plainLine([...new Set(reasons)].join(' ; ')) || null,
      awards: made,
    },
    ceiling: ceiling && { ...ceiling, isMaximum: true, minimum: null },
  };
}

/** BT-142; `open-nw` says that no winner is chosen yet. Where the code is withheld or absent, a contract speaks. */
function outcomeOf(code: string, awards: readonly Award[]): LotResult['outcome'] {
  if (code === 'selec-w') return 'awarded';
  if (code === 'clos-nw') return 'not-awarded';
  return code === '' && awards.length > 0 ? 'awarded' : 'unknown';
}

/** BT-759 of the type `tenders` (BT-760): the others count some of the same tenders again. */
function bidsOf(lotResult: Element): number | null {
  const counted = all(lotResult, 'ReceivedSubmissionsStatistics').find(
    (statistics) => textAt(statistics, 'StatisticsCode') === 'tenders',
  );
  const count = textAt(counted, 'StatisticsNumeric');
  return /^\d{1,6}$/.test(count) ? Number(count) : null;
}

/** A lot that is spoken of twice has the awards of both, and is awarded when one says so. */
function merged(before: ResultOfLot | undefined, after: ResultOfLot): ResultOfLot {
  if (!before) return after;
  const outcomes = [before.result.outcome, after.result.outcome];
  const outcome = (['awarded', 'not-awarded'] as const).find((each) => outcomes.includes(each)) ?? 'unknown';
  return {
    result: {
      outcome,
      bids: before.result.bids ?? after.result.bids,
      reason: before.result.reason ?? after.result.reason,
      awards: [...before.result.awards, ...after.result.awards],
    },
    ceiling: before.ceiling ?? after.ceiling,
  };
}
