import type { BuyerType, Lever, Nature, RuleCertainty } from '#lib/nomenclature';
import type { LocalSupply } from './supply';

/** What advice is made from. Null is « not known »: it is asked, never guessed. */
export interface AdviceFacts {
  /** The day whose law holds, `YYYY-MM-DD` */
  day: string;
  /** `private`: the Code does not apply to the purchase */
  buyer: BuyerType | 'private' | null;
  nature: Nature | null;
  /** Codes of eight digits, the main one first */
  cpv: readonly string[];
  /** Whether words were read to find the codes, which nobody has confirmed: what is said of them says so */
  cpvIsProposed?: boolean;
  /** Euros before tax for the whole duration, of what is looked at: the purchase, or one of its lots */
  amount: number | null;
  /** Euros before tax of all lots, when `amount` is that of one; thresholds look at the whole */
  allLots?: number | null;
  /**
   * Euros before tax that the buyer spends in the year on the homogeneous family of supplies or services, this purchase
   * included; for works, on the whole operation. Nothing is said of a threshold nor of a split without it.
   */
  yearTotal: number | null;
  durationMonths: number | null;
  /** Lots that the purchase has already; null when it has not been said */
  lots: number | null;
  /** Share of the value that is labour, from 0 to 1, when the buyer knows better than the table */
  labourShare?: number | null;
  /** Local suppliers of the trade; null when nobody looked for them */
  supply: LocalSupply | null;
  /** Levers that are set already */
  chosen: readonly Lever[];
}

/** A fact that a question asks for. */
export type AskedFact =
  'year-total' | 'buyer' | 'nature' | 'cpv' | 'amount' | 'duration' | 'labour-share' | 'suppliers';

/** In the order they are asked: the year's total first. */
export const ASKED_FACTS: readonly AskedFact[] = [
  'year-total',
  'buyer',
  'nature',
  'amount',
  'cpv',
  'duration',
  'labour-share',
  'suppliers',
];

export const RESERVE_OPTIONS = [
  'reserve-insertion',
  'reserve-disability',
  'reserve-both',
  'reserve-ess',
  'reserve-prison',
] as const;
export type ReserveOption = (typeof RESERVE_OPTIONS)[number];

export const ADVICE_OPTIONS = [
  ...RESERVE_OPTIONS,
  'reserve-lot',
  'social-clause',
  'social-criterion',
  'small-lot',
  'listed-services',
  'direct-purchase',
] as const;
export type AdviceOption = (typeof ADVICE_OPTIONS)[number];

/** The levers that a reservation sets on a lot. */
export const LEVERS_OF: Readonly<Record<ReserveOption, readonly Lever[]>> = {
  'reserve-insertion': ['reserved-insertion'],
  'reserve-disability': ['reserved-disability'],
  'reserve-both': ['reserved-disability', 'reserved-insertion'],
  'reserve-ess': ['reserved-ess'],
  'reserve-prison': ['reserved-prison'],
};

/** An article that an answer or a ground stands on, with how sure we are of it. */
export interface LawRef {
  article: string;
  validFrom: string | null;
  validTo: string | null;
  source: string;
  certainty: RuleCertainty;
  /** Shown « À confirmer »: it was not read in the law itself */
  toConfirm: boolean;
}

/** `held`: true by the facts; `to-check`: nobody here can tell; `missing`: false, so the lever does not apply. */
export type GroundState = 'held' | 'to-check' | 'missing';

/** A condition of a lever with what the facts say of it; rendered by `renderGround`. */
export interface Ground {
  code: GroundCode;
  state: GroundState;
  facts: Record<string, string | number | boolean | null>;
  law: LawRef | null;
}

export type GroundCode =
  | 'law/in-force'
  | 'law/threshold'
  | 'law/share'
  | 'law/together'
  | 'supply/competition'
  | 'supply/capacity'
  | 'supply/adds'
  | 'supply/hours'
  | 'ess/authority'
  | 'ess/listed'
  | 'ess/mission'
  | 'ess/duration'
  | 'ess/recent-holder'
  | 'lot/needed'
  | 'lot/value'
  | 'clause/labour'
  | 'clause/hours'
  | 'criterion/linked'
  | 'criterion/nearness'
  | 'value/under'
  | 'value/formal'
  | 'value/publicity'
  | 'small-lot/limits'
  | 'direct/rotate'
  | 'service/nature'
  | 'service/listed';

/** `possible`; `conditional`: something is to be checked first; `no`; `unknown`: a question comes first. */
export type AdviceAnswer = 'possible' | 'conditional' | 'no' | 'unknown';

/** Hours of insertion with what they were computed from: value × share × rate ÷ cost. */
export interface HoursComputed {
  hours: number;
  value: number;
  share: number;
  rate: number;
  hourlyCost: number;
  trade: string | null;
  sources: LawRef[];
}

export interface AdvisedLever {
  option: AdviceOption;
  answer: AdviceAnswer;
  /** What it stands on, by the law of the day; empty when nothing was in force */
  law: LawRef[];
  grounds: Ground[];
  /** What must be known before there is an answer; empty unless the answer is `unknown` */
  questions: AskedFact[];
  /** Grounds that would change the answer if they changed */
  changes: Ground[];
  hours: HoursComputed | null;
}

export interface AskedQuestion {
  fact: AskedFact;
  /** The levers that wait for it */
  options: AdviceOption[];
  /** Whether one of them cannot be answered at all without it */
  blocks: boolean;
}
