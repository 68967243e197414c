import {
  formalThresholdOn,
  gazetteThresholdOn,
  leverBasis,
  listedService,
  noPublicityThresholdOn,
  SOCIAL_SERVICES,
  thresholdOn,
  type Threshold,
} from '#lib/nomenclature';
import type { AdviceFacts, AdvisedLever, AskedFact } from './facts';
import { ground, judged, lawRef } from './grounds';

type Value = Pick<AdviceFacts, 'amount' | 'yearTotal' | 'allLots'>;

/** Euros that the need is worth at least, by what is known: a total below the contract's own value is the contract's. */
export function leastValue({ amount, yearTotal, allLots }: Value): number {
  return Math.max(amount ?? 0, yearTotal ?? 0, allLots ?? 0);
}

/** @returns euros that thresholds look at, or null as long as the contract's value or the year's total is unknown */
export function assessedValue(facts: Value): number | null {
  return facts.amount === null || facts.yearTotal === null ? null : leastValue(facts);
}

/** Buying without publicity nor competition: only ever said of the year's total, never of one purchase. */
export function directPurchase(facts: AdviceFacts): AdvisedLever {
  const option = 'direct-purchase';
  const { nature, day } = facts;
  if (nature === null) return judged({ option, law: [], grounds: [], questions: unknownValue(facts, ['nature']) });
  const limit = noPublicityThresholdOn(nature, day);
  const basis = leverBasis('direct-purchase', day);
  if (basis === null) return notInForce(option, day);
  if (limit === null) return noThreshold(option, day);
  const value = assessedValue(facts);
  const above = leastValue(facts) >= limit.euros;
  const said = { value: value ?? leastValue(facts), limit: limit.euros, nature };
  return judged({
    option,
    law: [lawRef(basis)],
    grounds: [
      ...(above || value !== null
        ? [ground('value/under', above ? 'missing' : 'held', said, { ...limit, article: basis.article })]
        : []),
      ground('direct/rotate', 'to-check', {}, basis),
    ],
    questions: unknownValue(facts),
    pivots: ['value/under'],
  });
}

/** A small lot in adapted procedure although the whole is above the formal threshold: a split, so the total comes first. */
export function smallLot(facts: AdviceFacts): AdvisedLever {
  const option = 'small-lot';
  const { nature, buyer, amount, day, lots, allLots = null } = facts;
  const basis = leverBasis('small-lot', day);
  if (basis === null) return notInForce(option, day);
  const law = [lawRef(basis)];
  const unknown: AskedFact[] = [
    ...(nature === null ? (['nature'] as const) : []),
    ...(buyer === null ? (['buyer'] as const) : []),
  ];
  const value = assessedValue(facts);
  if (nature === null || buyer === null || buyer === 'private' || value === null)
    return judged({ option, law, grounds: [], questions: unknownValue(facts, unknown) });
  const formal = formalThresholdOn(buyer, nature, day);
  const each = thresholdOn(nature === 'works' ? 'small-lot-works' : 'small-lot-supplies', day);
  if (formal === null || each === null) return noThreshold(option, day);
  const isFormal = value >= formal.euros;
  const isLot = (lots ?? 1) > 1;
  const whole = isLot ? allLots : amount;
  const all = whole === null ? null : Math.floor(whole * SMALL_LOTS_SHARE);
  const isSmall = !isLot || (amount! < each.euros && (all === null || amount! <= all));
  const said = { each: each.euros, all, share: SMALL_LOTS_SHARE, amount: isLot ? amount : null };
  return judged({
    option,
    law,
    grounds: [
      ground(
        'value/formal',
        isFormal ? 'held' : 'missing',
        { value, limit: formal.euros },
        { ...formal, article: 'L2124-1 (seuil)' },
      ),
      ...(isFormal ? [ground('small-lot/limits', isSmall ? 'held' : 'missing', said, basis)] : []),
      ground('lot/value', 'held', {}, leverBasis('value-of-need', day)),
    ],
    pivots: ['value/formal'],
  });
}

/** Small lots together may be this share of all lots at most (R2123-1 2°). */
const SMALL_LOTS_SHARE = 0.2;

/** Social and other specific services are bought in adapted procedure whatever their value (R2123-1 3°). */
export function listedServices(facts: AdviceFacts): AdvisedLever {
  const option = 'listed-services';
  const { nature, cpv, cpvIsProposed = false, day } = facts;
  const basis = leverBasis('listed-services', day);
  if (basis === null) return notInForce(option, day);
  const law = [lawRef(basis)];
  if (nature === 'works' || nature === 'supplies')
    return judged({ option, law, grounds: [ground('service/nature', 'missing', { nature })] });
  const questions: AskedFact[] = [
    ...(cpv.length === 0 ? (['cpv'] as const) : []),
    ...(nature === null ? (['nature'] as const) : []),
  ];
  if (cpv.length === 0) return judged({ option, law, grounds: [], questions });
  const list = listedService(cpv);
  const limit = thresholdOn('social-services-publicity', day);
  const listLaw = { ...SOCIAL_SERVICES, article: basis.article };
  const floor = leastValue(facts);
  return judged({
    option,
    law,
    grounds: [
      ground(
        'service/listed',
        list === 'no' ? 'missing' : 'to-check',
        { cpv: cpv[0]!, list, isProposed: cpvIsProposed },
        listLaw,
      ),
      ...(limit === null || list === 'no'
        ? []
        : [
            ground('value/publicity', 'to-check', {
              limit: limit.euros,
              // Below it nothing is said before the total is known
              side: floor >= limit.euros ? 'above' : assessedValue(facts) === null ? 'unknown' : 'under',
            }),
          ]),
    ],
    questions,
  });
}

/** What the value makes of the procedure; `null` while value, nature or buyer are unknown, or no row is known that day. */
export interface Procedure {
  kind: 'direct' | 'adapted' | 'formal';
  value: number;
  /** The purchase alone is worth more than the year’s total that was given, as over several years: it counts */
  isAboveTotal: boolean;
  /** Amounts it was compared to, with the day each holds from */
  limits: Threshold[];
  /** The object may be in the list of services bought in adapted procedure whatever the value (R2123-1 3°) */
  unlessListed: boolean;
  /** The notice goes to BOAMP or a legal gazette; null where our rows do not say: for that buyer, for listed services, above the formal threshold */
  gazette: boolean | null;
}

/** @returns the procedure by the year's total, for a public buyer */
export function procedureOf(facts: AdviceFacts): Procedure | null {
  const { buyer, nature, day } = facts;
  const value = assessedValue(facts);
  if (value === null || buyer === null || buyer === 'private' || nature === null) return null;
  const direct = noPublicityThresholdOn(nature, day);
  const formal = formalThresholdOn(buyer, nature, day);
  if (direct === null || formal === null) return null;
  const unlessListed = nature === 'services' && listedService(facts.cpv) !== 'no';
  const gazette = unlessListed || value >= formal.euros ? null : gazetteThresholdOn(buyer, day);
  const kind = value < direct.euros ? 'direct' : value < formal.euros ? 'adapted' : 'formal';
  return {
    kind,
    value,
    isAboveTotal: value > facts.yearTotal!,
    limits: [direct, ...(gazette ? [gazette] : []), formal],
    unlessListed,
    gazette: kind === 'direct' ? false : gazette && value >= gazette.euros,
  };
}

function unknownValue({ amount, yearTotal }: AdviceFacts, others: readonly AskedFact[] = []): AskedFact[] {
  return [
    ...(yearTotal === null ? (['year-total'] as const) : []),
    ...others,
    ...(amount === null ? (['amount'] as const) : []),
  ];
}

function noThreshold(option: AdvisedLever['option'], day: string): AdvisedLever {
  return judged({ option, law: [], grounds: [ground('law/threshold', 'missing', { day })] });
}

function notInForce(option: AdvisedLever['option'], day: string): AdvisedLever {
  return judged({ option, law: [], grounds: [ground('law/in-force', 'missing', { day })] });
}
