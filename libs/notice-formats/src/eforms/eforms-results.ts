import type { Award, LotResult, NoticeLot } from '../notice';
import type { Place } from '../reading/dates';
import type { Findings } from '../reading/findings';
import { plainLine } from '../text/plain-text';
import { all, type Element, first, textAt } from '../tree/element';
import { MOST_LOTS } from './eforms-lots';
import { moneyAt } from './eforms-money';
import type { Organisation } from './eforms-organisations';
import { EXTENSION } from './eforms-paths';
import { awardsReader, lotIds } from './eforms-awards';
import { NON_AWARD_REASONS } from './non-award-reasons';

/** What came of a lot, and the ceiling of the framework agreement made (BT-709). */
interface ResultOfLot {
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
  const add = (lot: string, after: () => ResultOfLot): void => {
    const before = results.get(lot);
    if (before) addTo(before, after());
    else if (results.size < MOST_LOTS) results.set(lot, after());
  };
  for (const lotResult of all(element, 'LotResult')) {
    const [awardsOf, resultOf] = [awards(lotResult), resultReader(lotResult, at)];
    for (const lot of lotIds(lotResult)) add(lot, () => resultOf(awardsOf(lot)));
  }
  if (results.size > 0) return results;
  const awardsOf = awards(null);
  for (const lot of new Set(all(element, 'LotTender').flatMap(lotIds))) {
    add(lot, () => {
      const made = awardsOf(lot);
      return { result: { outcome: outcomeOf('', made), bids: null, reason: null, awards: made }, ceiling: null };
    });
  }
  return results;
}

function resultReader(lotResult: Element, at: Place): (awards: Award[]) => ResultOfLot {
  const code = textAt(lotResult, 'TenderResultCode');
  const reasons = all(lotResult, 'DecisionReason/DecisionReasonCode').map(
    ({ text }) => NON_AWARD_REASONS[text] ?? text,
  );
  const reason = plainLine([...new Set(reasons)].join(' ; ')) || null;
  const bids = bidsOf(lotResult);
  const maximum = moneyAt(lotResult, 'FrameworkAgreementValues/MaximumValueAmount', at);
  const ceiling = maximum && { ...maximum, isMaximum: true, minimum: null };
  return (awards) => {
    const made = code === 'clos-nw' ? [] : awards;
    return { result: { outcome: outcomeOf(code, made), bids, reason, awards: made }, ceiling };
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
function addTo(before: ResultOfLot, after: ResultOfLot): void {
  const outcomes = [before.result.outcome, after.result.outcome];
  before.result.outcome = (['awarded', 'not-awarded'] as const).find((each) => outcomes.includes(each)) ?? 'unknown';
  before.result.bids ??= after.result.bids;
  before.result.reason ??= after.result.reason;
  for (const award of after.result.awards) before.result.awards.push(award);
  before.ceiling ??= after.ceiling;
}
