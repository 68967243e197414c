import {
  buyerTypeRow,
  JOINT_RESERVATION,
  jointReservationAllowed,
  leverArticle,
  leverBasis,
  listedService,
  RESERVED_SHARE,
  reservationLimits,
  SOCIAL_SERVICES,
  validOn,
} from '#lib/nomenclature';
import { LEVERS_OF, RESERVE_OPTIONS, type AdviceFacts, type AdvisedLever, type AskedFact, type Ground } from './facts';
import type { ReserveOption } from './facts';
import { ground, judged, lawRef } from './grounds';
import type { ReserveSupply } from './supply';

/** Suppliers without whom a reservation leaves no competition. */
export const LEAST_COMPETITORS = 2;

/** @returns each reservation of the whole purchase, in the order of `RESERVE_OPTIONS` */
export function reservations(facts: AdviceFacts): AdvisedLever[] {
  return RESERVE_OPTIONS.map((option) => reservation(option, facts));
}

function reservation(option: ReserveOption, facts: AdviceFacts): AdvisedLever {
  const articles = LEVERS_OF[option].map((lever) => leverArticle(lever, facts.day));
  const inForce = articles.every((article) => article !== null);
  if (!inForce) return judged({ option, law: [], grounds: [ground('law/in-force', 'missing', { day: facts.day })] });

  const supply = facts.supply?.reserve[option] ?? null;
  const ess = option === 'reserve-ess' ? essGrounds(facts) : { grounds: [], questions: [] };
  return judged({
    option,
    law: articles.map((article) => lawRef(article!)),
    grounds: [
      ...(option === 'reserve-both' ? together(facts) : []),
      ...(option === 'reserve-insertion' || option === 'reserve-disability' || option === 'reserve-both'
        ? shareGround(facts.day)
        : []),
      ...(supply ? [competition(supply), ...capacity(supply, facts)] : []),
      ...ess.grounds,
    ],
    questions: [...ess.questions, ...(supply ? [] : ['suppliers' as const])],
    pivots: ['supply/competition', 'ess/duration'],
  });
}

function competition({ eligible, liftable }: ReserveSupply): Ground {
  const state =
    eligible >= LEAST_COMPETITORS ? 'held' : eligible + liftable >= LEAST_COMPETITORS ? 'to-check' : 'missing';
  return ground('supply/competition', state, { eligible, liftable });
}

/** Only what was said counts against a supplier: without an amount, or without a capacity told, it is to be asked. */
function capacity({ eligible, liftable, able, unsure }: ReserveSupply, { amount, lots }: AdviceFacts): Ground[] {
  if (eligible + liftable < LEAST_COMPETITORS) return [];
  const enough = able + unsure >= LEAST_COMPETITORS;
  const state =
    amount !== null && able >= LEAST_COMPETITORS ? 'held' : amount === null || enough ? 'to-check' : 'missing';
  const isLot = (lots ?? 1) > 1;
  return [ground('supply/capacity', state, { able, unsure, eligible, amount, isLot })];
}

function shareGround(day: string): Ground[] {
  return validOn(RESERVED_SHARE, day)
    ? [ground('law/share', 'held', { share: RESERVED_SHARE.share }, RESERVED_SHARE)]
    : [];
}

/** Whom a second article adds is a reason to choose both, and none to give up a pair that the buyer has set. */
function together({ day, supply, chosen }: AdviceFacts): Ground[] {
  const allowed = ground('law/together', jointReservationAllowed(day) ? 'held' : 'missing', {}, JOINT_RESERVATION);
  const isSet = LEVERS_OF['reserve-both'].every((lever) => chosen.includes(lever));
  if (supply === null || isSet) return [allowed];
  const added = (count: (one: ReserveSupply) => number): number => {
    const { 'reserve-both': both, 'reserve-insertion': insertion, 'reserve-disability': disability } = supply.reserve;
    return count(both) - Math.max(count(insertion), count(disability));
  };
  const adds = added(({ eligible }) => eligible);
  if (adds > 0) return [allowed, ground('supply/adds', 'held', { adds })];
  const liftable = added((one) => one.eligible + one.liftable);
  return [allowed, ground('supply/adds', liftable > 0 ? 'to-check' : 'missing', { adds: liftable })];
}

/** L2113-15 and L2113-16: a contracting authority, a listed service, a mission, three years at most, none held lately. */
function essGrounds(facts: AdviceFacts): { grounds: Ground[]; questions: AskedFact[] } {
  const { buyer, nature, cpv, cpvIsProposed = false, durationMonths, day } = facts;
  const grounds: Ground[] = [];
  const questions: AskedFact[] = [];
  if (buyer === null) questions.push('buyer');
  else if (buyer !== 'private') {
    const row = buyerTypeRow(buyer);
    grounds.push(ground('ess/authority', row.isAuthority ? 'held' : 'missing', { buyer }));
  }
  if (nature !== null && nature !== 'services') grounds.push(ground('ess/listed', 'missing', { nature }));
  else if (cpv.length === 0) questions.push('cpv', ...(nature === null ? (['nature'] as const) : []));
  else {
    const answer = listedService(cpv);
    const law = { ...SOCIAL_SERVICES, article: 'L2113-15' };
    const found = { cpv: cpv[0]!, list: answer, isProposed: cpvIsProposed };
    grounds.push(ground('ess/listed', answer === 'no' ? 'missing' : 'to-check', found, law));
  }
  grounds.push(ground('ess/mission', 'to-check'));
  const limits = reservationLimits('reserved-ess', day);
  if (limits === null) return { grounds, questions };
  const most = limits.maxYears * 12;
  if (durationMonths === null) questions.push('duration');
  else
    grounds.push(ground('ess/duration', durationMonths <= most ? 'held' : 'missing', { durationMonths, most }, limits));
  grounds.push(ground('ess/recent-holder', 'to-check', { years: limits.yearsSinceLast }, limits));
  return { grounds, questions };
}

/**
 * Reserving one lot when no two suppliers can take the whole. A purchase that has lots already may reserve the one that is
 * looked at; cutting a smaller one out is a split, about which nothing is said before the year's total is known. What the
 * reservation itself waits for, its lot waits for too.
 */
export function reserveLot(facts: AdviceFacts, whole: readonly AdvisedLever[]): AdvisedLever {
  const option = 'reserve-lot';
  const basis = leverBasis('reserve-lot', facts.day);
  if (basis === null)
    return judged({ option, law: [], grounds: [ground('law/in-force', 'missing', { day: facts.day })] });
  const best = bestReservation(whole.filter(({ answer, grounds }) => answer !== 'no' || onlyTooSmall(grounds)));
  const isLot = (facts.lots ?? 1) > 1 && best !== null && best.answer !== 'no';
  const questions: AskedFact[] = [
    ...(isLot || facts.yearTotal !== null ? [] : (['year-total'] as const)),
    ...(facts.supply === null ? (['suppliers'] as const) : (best?.questions ?? [])),
  ];
  const supply = best && facts.supply ? facts.supply.reserve[best.option as ReserveOption] : null;
  const isFree = supply !== null && supply.eligible >= LEAST_COMPETITORS;
  return judged({
    option,
    law: best ? [...best.law, lawRef(basis)] : [lawRef(basis)],
    grounds: [
      ...(facts.supply === null
        ? []
        : [
            ground('supply/competition', isFree ? 'held' : 'missing', { eligible: supply?.eligible ?? 0, liftable: 0 }),
          ]),
      ...(isFree
        ? [
            ground('lot/needed', 'held', {
              lots: isLot ? facts.lots : null,
              upTo: supply.twoCanTake,
              like: best!.option,
            }),
          ]
        : []),
      ground('lot/value', 'held', {}, leverBasis('value-of-need', facts.day)),
    ],
    questions,
    pivots: ['lot/needed'],
  });
}

/**
 * @returns the reservation to speak of first: the surest answer, then who leaves most competition under one article; two
 * articles together, the ESS and prisons come after
 */
export function bestReservation(levers: readonly AdvisedLever[]): AdvisedLever | null {
  return levers.reduce<AdvisedLever | null>((best, one) => (best && compare(best, one) <= 0 ? best : one), null);
}

const SUREST: Record<AdvisedLever['answer'], number> = { possible: 0, conditional: 1, unknown: 2, no: 3 };
const SINGLE = ['reserve-insertion', 'reserve-disability'];

function compare(a: AdvisedLever, b: AdvisedLever): number {
  const keys = (lever: AdvisedLever): number[] => {
    const competitors = lever.grounds.find(({ code }) => code === 'supply/competition');
    return [
      SUREST[lever.answer],
      competitors?.state === 'held' ? 0 : 1,
      SINGLE.includes(lever.option) ? 0 : 1,
      -Number(competitors?.facts.eligible ?? 0),
    ];
  };
  const [x, y] = [keys(a), keys(b)];
  return x.map((key, index) => key - y[index]!).find((difference) => difference !== 0) ?? 0;
}

function onlyTooSmall(grounds: readonly Ground[]): boolean {
  return grounds.every(({ code, state }) => state !== 'missing' || code === 'supply/capacity');
}
