import { measureAgainst } from './measures';
import { reason, tell, untold, type Strand, type Untold } from './reason';
import type { Audience, LinkState, OpportunityFacts, Profile, Reason } from './types';
import type { Weights } from './weights';

/** An amount up to this many times a year's work is worth asking about: contracts last, and can be shared. */
const WORTH_ASKING = 3;
/** Share of its capacity, in percent, from which little is left. */
const LOADED = 90;
const [FRESH_DAYS, STALE_DAYS] = [365, 3 * 365];

/** What one fact of capacity says: a reason, and where it leads the link; one for `buyer` moves what the buyer sees only. */
interface Sign {
  reason: Untold;
  state: LinkState;
}

/** Is it big enough and free. What it did not say is to be verified, never missing; a buyer's own amount moves only what the buyer sees. */
export function capacitySignal(
  profile: Profile,
  facts: OpportunityFacts,
  weights: Weights['capacity'],
  today: string,
): Strand {
  const amount = amountSign(profile, facts, weights);
  const order = orderSign(profile, facts, weights);
  const measure = measureSign(profile, facts, weights);
  const signs = [
    amount,
    order,
    datesSign(profile, facts, weights),
    loadSign(profile, weights),
    measure,
    peopleSign(profile, weights),
    (amount ?? order ?? measure) === null ? sizeUntoldSign(profile, facts) : null,
  ].filter((sign) => sign !== null);
  const fresh = freshReason(profile, weights, today);
  const state = worst(signs, 'everyone');
  const buyerState = worst(signs, 'buyer');
  return {
    state,
    ...(buyerState === state ? {} : { buyerState }),
    points: signs.reduce((sum, one) => sum + one.reason.points, fresh?.points ?? 0),
    reasons: () => [
      ...signs.map((sign) => tell(sign.reason)),
      ...(signs.some((sign) => isFor(sign, 'everyone'))
        ? []
        : [isTold(profile) ? toldReason(profile) : unknownReason()]),
      ...(fresh === null ? [] : [tell(fresh)]),
    ],
  };
}

/** @returns whether a supplier told anything of its capacity */
export function isTold({ capacity }: Profile): boolean {
  const { measures = [], ...others } = capacity;
  return measures.length > 0 || Object.values(others).some((one) => one !== null && one !== undefined);
}

function unknownReason(): Reason {
  return reason('capacity/unknown', 0, {});
}

/** What it told, where the opportunity tells nothing to compare it with, or tells it to its buyer alone. */
function toldReason({ capacity }: Profile): Reason {
  return reason('capacity/told', 0, { yearlyAmount: capacity.yearlyAmount });
}

function amountSign(profile: Profile, { amount }: OpportunityFacts, W: Weights['capacity']): Sign | null {
  const { yearlyAmount } = profile.capacity;
  if (!amount || amount.value <= 0 || yearlyAmount === null) return null;
  const fits = amount.value <= yearlyAmount;
  const said = (): Reason['facts'] => ({ amount: amount.value, yearlyAmount });
  return {
    reason: untold(fits ? 'capacity/amount-fits' : 'capacity/amount-above', fits ? W.fits : W.above, said, who(amount)),
    state: fits ? 'held' : amount.value <= WORTH_ASKING * yearlyAmount ? 'to-verify' : 'missing',
  };
}

/** Its team and its dates do not say whether it is big enough for an amount. */
function sizeUntoldSign(profile: Profile, { amount }: OpportunityFacts): Sign | null {
  if (!amount || amount.value <= 0 || !isTold(profile)) return null;
  const said = (): Reason['facts'] => ({ amount: amount.value });
  return { reason: untold('capacity/size-untold', 0, said, who(amount)), state: 'to-verify' };
}

/** An order outside what it takes is worth asking about: bounds are usual ones, not refusals. */
function orderSign(profile: Profile, { amount }: OpportunityFacts, W: Weights['capacity']): Sign | null {
  const { smallestOrder = null, largestOrder = null } = profile.capacity;
  if (!amount || amount.value <= 0 || (smallestOrder === null && largestOrder === null)) return null;
  const isOutside =
    (smallestOrder !== null && amount.value < smallestOrder) || (largestOrder !== null && amount.value > largestOrder);
  const said = (): Reason['facts'] => ({ amount: amount.value, smallestOrder, largestOrder });
  return isOutside
    ? { reason: untold('capacity/order-outside', W.outsideOrders, said, who(amount)), state: 'to-verify' }
    : { reason: untold('capacity/order-fits', W.insideOrders, said, who(amount)), state: 'held' };
}

function datesSign(profile: Profile, { startsOn }: OpportunityFacts, W: Weights['capacity']): Sign | null {
  const { freeFrom } = profile.capacity;
  if (startsOn === null || freeFrom === null) return null;
  const free = freeFrom <= startsOn;
  return {
    reason: untold(free ? 'capacity/free' : 'capacity/not-free', free ? W.free : W.notFree, () => ({
      freeFrom,
      startsOn,
    })),
    state: free ? 'held' : 'missing',
  };
}

function loadSign(profile: Profile, W: Weights['capacity']): Sign | null {
  const { load = null } = profile.capacity;
  if (load === null || load < LOADED) return null;
  return { reason: untold('capacity/loaded', W.loaded, () => ({ load })), state: 'to-verify' };
}

function measureSign(profile: Profile, facts: OpportunityFacts, W: Weights['capacity']): Sign | null {
  const found = measureAgainst(profile.capacity.measures ?? [], facts);
  if (found === null) return null;
  const fits = found.own >= found.asked;
  return {
    reason: untold(
      fits ? 'capacity/measure-fits' : 'capacity/measure-below',
      fits ? W.measureFits : W.measureBelow,
      () => ({
        ...found,
      }),
    ),
    state: fits ? 'held' : 'to-verify',
  };
}

function peopleSign(profile: Profile, W: Weights['capacity']): Sign | null {
  const { people } = profile.capacity;
  if (people === null || people <= 0) return null;
  return { reason: untold('capacity/people', W.people, () => ({ people })), state: 'held' };
}

function freshReason({ freshOn = null }: Profile, W: Weights['capacity'], today: string): Untold | null {
  if (freshOn === null) return null;
  const days = (Date.parse(today) - Date.parse(freshOn)) / 86_400_000;
  if (days <= FRESH_DAYS) return untold('capacity/fresh', W.fresh, () => ({ freshOn }));
  return days > STALE_DAYS ? untold('capacity/stale', W.stale, () => ({ freshOn })) : null;
}

function who({ buyerOnly }: NonNullable<OpportunityFacts['amount']>): Audience {
  return buyerOnly ? 'buyer' : 'everyone';
}

function isFor({ reason: { audience } }: Sign, reader: Audience): boolean {
  return reader === 'buyer' || audience === 'everyone';
}

/** @returns the worst of those that are for a reader; without any, to be verified */
function worst(signs: readonly Sign[], reader: Audience): LinkState {
  let state: LinkState | null = null;
  for (const sign of signs) {
    if (!isFor(sign, reader)) continue;
    if (sign.state === 'missing') return 'missing';
    if (state !== 'to-verify') state = sign.state;
  }
  return state ?? 'to-verify';
}
