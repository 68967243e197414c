import { clauseCell, KINDS, type Kind } from '#lib/nomenclature';
import type { Ask } from './ask';
import type { Candidate } from './candidate';
import { reason, tenth } from './reason';
import type { TradeSignal } from './signal-trade';
import type { Eligibility } from './types';

/** What a supplier's trade says of nothing when it is its staff that works at the holder's. */
const OF_ITS_OWN_WORK: ReadonlySet<string> = new Set([
  'trade/unknown',
  'trade/other',
  'trade/service-type',
  'trade/kind-usual',
]);

/**
 * Whose staff is made available supplies hours whatever the trade of the contract: Métier is held by that, where its own
 * trades do not hold it already. Everything else is left as it is.
 */
export function tradeForHours(trade: TradeSignal, ask: Ask, { answer, facts }: Eligibility): TradeSignal {
  const byStaff = facts.modality === 'staff' && answer !== 'not-eligible';
  if (!ask.facts.hoursOwed || !byStaff || trade.state === 'held') return trade;
  const reasons = [
    reason('trade/staff-hours', ask.weights.trade.staffHours, {
      kind: facts.kind ?? null,
      evidence: facts.evidence ?? null,
    }),
    ...trade.reasons().filter(({ code }) => !OF_ITS_OWN_WORK.has(code)),
  ];
  const points = tenth(reasons.reduce((sum, one) => sum + one.points, 0));
  return { ...trade, state: 'held', points, reasons: () => reasons };
}

const OF_STAFF: ReadonlySet<Kind> = new Set(
  KINDS.filter((kind) => !['no', 'not-offered'].includes(clauseCell('staff', kind).answer)),
);

/** @returns whether a supplier may supply hours whatever the trade: of a kind that makes staff available, proven or denied */
export function maySupplyStaff({ profile }: Candidate): boolean {
  return profile.evidence.some(({ kind }) => OF_STAFF.has(kind));
}
