import type { Audience, LinkName, LinkState, Reason } from './types';

/** Every code of reason; what proves each is told in `recompute.ts`. */
export const REASON_CODES = [
  'trade/sector',
  'trade/sector-group',
  'trade/declared',
  'trade/activity',
  'trade/cpv',
  'trade/naf',
  'trade/name',
  'trade/words',
  'trade/kind-usual',
  'trade/kind-law',
  'trade/unknown',
  'trade/neighbour',
  'trade/other',
  'trade/not-said',
  'trade/service-type',
  'trade/kind-lends',
  'trade/kind-second',
  'trade/staff-hours',
  'place/inside-area',
  'place/distance',
  'place/same-commune',
  'place/same-epci',
  'place/same-department',
  'place/same-region',
  'place/not-said',
  'place/supplier-unknown',
  'capacity/amount-fits',
  'capacity/amount-above',
  'capacity/free',
  'capacity/not-free',
  'capacity/loaded',
  'capacity/order-fits',
  'capacity/order-outside',
  'capacity/measure-fits',
  'capacity/measure-below',
  'capacity/people',
  'capacity/size-untold',
  'capacity/fresh',
  'capacity/stale',
  'capacity/told',
  'capacity/unknown',
  'status/open',
  'status/eligible',
  'status/to-verify',
  'status/clause',
  'status/public-body',
  'references/similar',
  'references/other',
  'references/unknown',
] as const;
export type ReasonCode = (typeof REASON_CODES)[number];

/**
 * What one link of the chain holds before it is shown. Its reasons are made only when asked, since few of those judged are
 * shown; `points` is their sum, so the two are made of the same numbers.
 */
export interface Strand {
  state: LinkState;
  /** Where the buyer's own amount leads it */
  buyerState?: LinkState;
  points: number;
  reasons: () => Reason[];
}

const LINK_OF = new Map<ReasonCode, LinkName>(
  REASON_CODES.map((code) => [code, code.slice(0, code.indexOf('/')) as LinkName]),
);

/** @returns a reason; points are kept to a tenth, so that equal facts read equal */
export function reason(
  code: ReasonCode,
  points: number,
  facts: Reason['facts'],
  audience: Audience = 'everyone',
): Reason {
  return { code, link: LINK_OF.get(code)!, audience, points: tenth(points), facts };
}

/** A reason before it is told: what it brings is known, its facts are put together when asked. */
export interface Untold {
  code: ReasonCode;
  /** To a tenth, as its reason tells them */
  points: number;
  facts: () => Reason['facts'];
  audience: Audience;
}

/** @returns what `tell` makes a reason of */
export function untold(
  code: ReasonCode,
  points: number,
  facts: Untold['facts'],
  audience: Audience = 'everyone',
): Untold {
  return { code, points: tenth(points), facts, audience };
}

/** @returns the reason itself */
export function tell({ code, points, facts, audience }: Untold): Reason {
  return reason(code, points, facts(), audience);
}

/** @returns a number rounded to one decimal, never −0 */
export function tenth(value: number): number {
  return Math.round(value * 10) / 10 + 0;
}
