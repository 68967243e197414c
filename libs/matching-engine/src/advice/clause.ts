import { HOURS_FORMULA, insertionHours, labourShareOf, leverBasis } from '#lib/nomenclature';
import type { AdviceFacts, AdvisedLever, Ground, HoursComputed } from './facts';
import { ground, judged, lawRef } from './grounds';

/** A week of work: under it a clause gives nobody a job worth organising. */
const FEW_HOURS = 35;

/** A clause fits any contract with enough labour; its hours are an order of magnitude, for the facilitator to settle. */
export function socialClause(facts: AdviceFacts): AdvisedLever {
  const basis = leverBasis('social-clause', facts.day);
  const option = 'social-clause';
  if (basis === null)
    return judged({ option, law: [], grounds: [ground('law/in-force', 'missing', { day: facts.day })] });
  const hours = hoursOf(facts);
  return judged({
    option,
    law: [lawRef(basis)],
    grounds: [labour(facts, hours), ...(hours ? [enough(hours)] : []), deliverers(facts)],
    pivots: ['clause/hours'],
    hours,
  });
}

/** @returns the hours with their formula, or null when the value or the share of labour is unknown */
export function hoursOf({ amount, cpv, labourShare = null }: AdviceFacts): HoursComputed | null {
  const row = labourShareOf(cpv);
  const share = labourShare ?? row?.share ?? null;
  if (amount === null || share === null) return null;
  const { rate, hourlyCost } = HOURS_FORMULA;
  const cited = [HOURS_FORMULA, ...(labourShare === null && row ? [row] : [])];
  return {
    hours: insertionHours(amount, share, rate, hourlyCost),
    value: amount,
    share,
    rate,
    hourlyCost,
    trade: labourShare === null ? (row?.trade ?? null) : null,
    sources: cited.map((one) => lawRef({ ...one, article: '' })),
  };
}

function labour({ nature }: AdviceFacts, hours: HoursComputed | null): Ground {
  if (nature === 'supplies') return ground('clause/labour', 'to-check', { nature });
  return ground('clause/labour', hours ? 'held' : 'to-check', { nature, share: hours?.share ?? null });
}

function enough({ hours }: HoursComputed): Ground {
  return ground('clause/hours', hours >= FEW_HOURS ? 'held' : 'to-check', { hours, least: FEW_HOURS });
}

function deliverers({ supply }: AdviceFacts): Ground {
  const { work, staff } = supply?.hours ?? { work: 0, staff: 0 };
  return ground('supply/hours', work + staff > 0 ? 'held' : 'to-check', { work, staff, known: supply !== null });
}

/** A criterion on insertion must be tied to the object; nearness is never one, and is said so each time. */
export function socialCriterion(facts: AdviceFacts): AdvisedLever {
  const basis = leverBasis('social-criterion', facts.day);
  const option = 'social-criterion';
  if (basis === null)
    return judged({ option, law: [], grounds: [ground('law/in-force', 'missing', { day: facts.day })] });
  return judged({
    option,
    law: [lawRef(basis)],
    grounds: [ground('criterion/linked', 'to-check', {}, basis), ground('criterion/nearness', 'held')],
  });
}
