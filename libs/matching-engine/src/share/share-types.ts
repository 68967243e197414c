import type { Audience } from '../types';

/** `split`: the buyer makes lots of it · `group`: they answer together, one of them leading. */
export type ShareForm = 'split' | 'group';

export const SHARE_REASON_CODES = [
  'share/none-big-enough',
  'share/one-big-enough',
  'share/several-trades',
  'share/several-places',
  'share/rooms-cover',
  'share/rest-to-confirm',
  'share/trades-complete',
  'share/places-complete',
  'share/kinds-complete',
  'share/eligible-each',
  'share/value-unchanged',
] as const;
export type ShareReasonCode = (typeof SHARE_REASON_CODES)[number];

/** A fact that a proposal stands on; rendered in French by `renderShareReason`. */
export interface ShareReason {
  code: ShareReasonCode;
  /** `buyer` when it tells the buyer's own amount */
  audience: Audience;
  facts: Record<string, string | number | null>;
}

/** One who would take a part. */
export interface ShareMember {
  supplierId: string;
  /** Euros before tax it would take; null when nothing is shared by amount */
  part: number | null;
  /** Euros before tax that it can still take; null when it did not say: its part is to be confirmed then */
  room: number | null;
  /** Codes of the trades asked that are its own part, or that it does where amounts are shared; empty when one trade is asked */
  trades: string[];
  /** Names of the places that are its own part; empty when all work at the same */
  places: string[];
}

export interface ShareProposal {
  form: ShareForm;
  /** The first leads a group */
  members: ShareMember[];
  reasons: ShareReason[];
}

export interface SharePlan {
  /** Why sharing is worth a look */
  because: ShareReason;
  /** One to three, the surest first */
  proposals: ShareProposal[];
  /** What sharing does not change; always shown with the proposals */
  reminder: ShareReason;
}
