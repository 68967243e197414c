import { reason, type Strand } from './reason';
import type { LinkState, OpportunityFacts, Profile, Reason } from './types';
import { WEIGHTS } from './weights';

const W = WEIGHTS.capacity;
/** An amount up to this many times a year's work is worth asking about: contracts last, and can be shared. */
const WORTH_ASKING = 3;

/** Is it big enough and free. What it did not say is to be verified, never missing; a buyer's own amount moves only what the buyer sees. */
export function capacitySignal(profile: Profile, facts: OpportunityFacts): Strand & { points: number } {
  const { people, yearlyAmount, freeFrom } = profile.capacity;
  const reasons: Reason[] = [];
  const states: LinkState[] = [];
  const ofAmount: LinkState[] = [];

  if (facts.amount && facts.amount.value > 0 && yearlyAmount !== null) {
    const { value, buyerOnly } = facts.amount;
    const fits = value <= yearlyAmount;
    const code = fits ? 'capacity/amount-fits' : 'capacity/amount-above';
    const said = { amount: value, yearlyAmount };
    reasons.push(reason(code, fits ? W.fits : W.above, said, buyerOnly ? 'buyer' : 'everyone'));
    (buyerOnly ? ofAmount : states).push(
      fits ? 'held' : value <= WORTH_ASKING * yearlyAmount ? 'to-verify' : 'missing',
    );
  }
  if (facts.startsOn !== null && freeFrom !== null) {
    const free = freeFrom <= facts.startsOn;
    const said = { freeFrom, startsOn: facts.startsOn };
    reasons.push(reason(free ? 'capacity/free' : 'capacity/not-free', free ? W.free : W.notFree, said));
    states.push(free ? 'held' : 'missing');
  }
  if (people !== null && people > 0) {
    reasons.push(reason('capacity/people', W.people, { people }));
    states.push('held');
  }
  const state = worst(states) ?? 'to-verify';
  const buyerState = worst([...states, ...ofAmount]) ?? state;
  if (states.length === 0) reasons.push(reason('capacity/unknown', 0, {}));
  return {
    state,
    ...(buyerState === state ? {} : { buyerState }),
    reasons,
    points: reasons.reduce((sum, one) => sum + one.points, 0),
  };
}

function worst(states: readonly LinkState[]): LinkState | null {
  if (states.includes('missing')) return 'missing';
  if (states.includes('to-verify')) return 'to-verify';
  return states.length > 0 ? 'held' : null;
}
