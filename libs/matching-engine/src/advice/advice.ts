import type { Lever } from '#lib/nomenclature';
import { socialClause, socialCriterion } from './clause';
import {
  ASKED_FACTS,
  LEVERS_OF,
  RESERVE_OPTIONS,
  type AdviceAnswer,
  type AdviceFacts,
  type AdviceOption,
  type AdvisedLever,
  type AskedFact,
  type AskedQuestion,
} from './facts';
import { justificationOf, type Justification } from './justification';
import { bestReservation, reserveLot, reservations } from './reserve';
import { directPurchase, listedServices, procedureOf, smallLot, type Procedure } from './value';

/**
 * `not-public`: the Code does not apply; `reservation-possible` and `reservation-conditional` (something to check, or an
 * article that we have not read in the law); `other-lever`: no reservation; `insufficient`: a question comes first.
 */
export type Verdict =
  'not-public' | 'reservation-possible' | 'reservation-conditional' | 'other-lever' | 'insufficient';

export interface Advice {
  day: string;
  verdict: Verdict;
  /** The reservation to speak of first; null when none holds */
  best: AdvisedLever | null;
  /** What the buyer has set already, judged by the same rules; null when it reserves nothing */
  chosen: AdvisedLever | null;
  /** What the buyer has set reserves by articles that do not stand together (L2113-14), or by none that is named */
  unclear: 'not-together' | 'no-article' | null;
  /** One each, in the order of `ADVICE_OPTIONS`; empty for a private buyer */
  levers: AdvisedLever[];
  /** One for each fact that is not known, the year's total first */
  questions: AskedQuestion[];
  justification: Justification;
  procedure: Procedure | null;
}

/**
 * Which levers a buyer has for a purchase, on which facts, by the law of the day. It helps sourcing and is no legal advice:
 * a fact that is not known makes it ask, an article that was not read in the law is never said to be sure, nothing is said
 * of a threshold or of a split without the year's total of the homogeneous family (R2121-1 and following), and nearness
 * plays no part.
 */
export function adviseLevers(facts: AdviceFacts): Advice {
  const justification = justificationOf(facts);
  if (facts.buyer === 'private') {
    const nothing = { best: null, chosen: null, unclear: null, levers: [], questions: [], procedure: null };
    return { day: facts.day, verdict: 'not-public', ...nothing, justification };
  }
  const whole = reservations(facts);
  const lot = reserveLot(facts, whole);
  const levers = [
    ...whole,
    lot,
    socialClause(facts),
    socialCriterion(facts),
    smallLot(facts),
    listedServices(facts),
    directPurchase(facts),
  ];
  const holding = [...whole, lot].filter(({ answer }) => answer === 'possible' || answer === 'conditional');
  const ofWhole = bestReservation(holding.filter(({ option }) => option !== 'reserve-lot'));
  const best = ofWhole ?? holding[0] ?? null;
  return {
    day: facts.day,
    verdict: verdictOf(best, [...whole, lot]),
    best,
    ...chosenOf(facts.chosen, whole),
    levers,
    questions: questionsOf(facts, levers, justification),
    justification,
    procedure: procedureOf(facts),
  };
}

/** The advice before and after one or more facts changed, with the levers whose answer moved. */
export interface WhatIf {
  before: Advice;
  after: Advice;
  moved: { option: AdviceOption; from: AdviceAnswer | null; to: AdviceAnswer | null }[];
}

/** Asks again with other facts, in one call. */
export function whatIfFacts(facts: AdviceFacts, change: Partial<AdviceFacts>): WhatIf {
  const [before, after] = [adviseLevers(facts), adviseLevers({ ...facts, ...change })];
  const answerIn = (advice: Advice, option: AdviceOption): AdviceAnswer | null =>
    advice.levers.find((lever) => lever.option === option)?.answer ?? null;
  const options = [...new Set([...before.levers, ...after.levers].map(({ option }) => option))];
  return {
    before,
    after,
    moved: options
      .map((option) => ({ option, from: answerIn(before, option), to: answerIn(after, option) }))
      .filter(({ from, to }) => from !== to),
  };
}

function verdictOf(best: AdvisedLever | null, reserving: readonly AdvisedLever[]): Verdict {
  if (best !== null) return best.answer === 'possible' ? 'reservation-possible' : 'reservation-conditional';
  return reserving.some(({ answer }) => answer === 'unknown') ? 'insufficient' : 'other-lever';
}

/** The option that sets exactly those reservations; an article named beside a mere « réservé » is the one that reserves. */
function chosenOf(chosen: readonly Lever[], whole: readonly AdvisedLever[]): Pick<Advice, 'chosen' | 'unclear'> {
  const reserved = [...new Set(chosen)].filter((lever) => lever.startsWith('reserved-')).sort();
  const named = reserved.filter((lever) => lever !== 'reserved-unspecified');
  if (reserved.length === 0) return { chosen: null, unclear: null };
  if (named.length === 0) return { chosen: null, unclear: 'no-article' };
  const option = RESERVE_OPTIONS.find((one) => LEVERS_OF[one].join() === named.join());
  const set = whole.find((lever) => lever.option === option) ?? null;
  return { chosen: set, unclear: set === null ? 'not-together' : null };
}

/** What each fact is for, so that a question says why it is asked. */
const WAITING: Readonly<Record<AskedFact, readonly AdviceOption[]>> = {
  'year-total': ['direct-purchase', 'reserve-lot', 'small-lot'],
  buyer: ['reserve-ess', 'small-lot'],
  nature: ['direct-purchase', 'small-lot', 'listed-services', 'reserve-ess'],
  amount: ['reserve-insertion', 'reserve-disability', 'social-clause', 'direct-purchase', 'small-lot'],
  cpv: ['listed-services', 'reserve-ess', 'social-clause'],
  duration: ['reserve-ess'],
  'labour-share': ['social-clause'],
  suppliers: ['reserve-insertion', 'reserve-disability', 'reserve-both', 'reserve-ess', 'reserve-prison'],
};

function questionsOf(
  facts: AdviceFacts,
  levers: readonly AdvisedLever[],
  justification: Justification,
): AskedQuestion[] {
  const hours = levers.find(({ option }) => option === 'social-clause')?.hours ?? null;
  const unknown: Record<AskedFact, boolean> = {
    'year-total': facts.yearTotal === null,
    buyer: facts.buyer === null,
    nature: facts.nature === null,
    amount: facts.amount === null,
    cpv: facts.cpv.length === 0,
    duration: facts.durationMonths === null,
    'labour-share': facts.amount !== null && facts.cpv.length > 0 && hours === null,
    suppliers: facts.supply === null,
  };
  return ASKED_FACTS.filter((fact) => unknown[fact]).map((fact) => ({
    fact,
    options: [...WAITING[fact]],
    blocks: justification.questions.includes(fact) || levers.some(({ questions }) => questions.includes(fact)),
  }));
}
