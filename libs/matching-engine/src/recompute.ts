import {
  cpvCloseness,
  neighboursOfTrade,
  normaliseCpv,
  sectorByCode,
  stems,
  tradeByCode,
  tradeHits,
  tradesOfName,
  tradesOfNaf,
} from '#lib/nomenclature';
import { coverageOf } from './area';
import { isGeneric, understand, type Ask } from './ask';
import { candidateOf } from './candidate';
import { eligibilityOf } from './eligibility';
import { provenKinds, undeniedOf } from './evidence-status';
import { kmBetween } from './geo';
import type { ReasonCode } from './reason';
import { isTold } from './signal-capacity';
import { roundKm } from './signal-place';
import { measureAgainst } from './measures';
import { contractsOf } from './contracts';
import { isNearBy, isSimilar } from './signal-references';
import { INSERTION_KINDS, isPublicBody } from './signal-status';
import { asksStaff, LENDING_KINDS } from './signal-trade';
import type { Area, OpportunityFacts, Place, Profile, Reason } from './types';

interface Rows {
  facts: Reason['facts'];
  profile: Profile;
  ask: Ask;
  today: string;
}

/**
 * Does a reason follow from rows alone. Each check goes back to the row that its code names and looks again; none
 * reruns the score.
 * @param reason as stored in `match.links`
 * @param profile what the rows of the supplier say now
 * @param facts what the opportunity says
 * @returns false for a code that is unknown, and for an audience that lets the buyer's own amount out
 */
export function recomputeReason(
  reason: Reason,
  profile: Profile,
  facts: OpportunityFacts,
  { today }: { today: string },
): boolean {
  const check = PROOFS[reason.code as ReasonCode] as ((rows: Rows) => boolean) | undefined;
  if (!check || reason.link !== reason.code.slice(0, reason.code.indexOf('/'))) return false;
  const tellsAmount = reason.facts.amount !== undefined;
  if (tellsAmount && facts.amount?.buyerOnly && reason.audience !== 'buyer') return false;
  return check({ facts: reason.facts, profile, ask: understand(facts), today });
}

/** By code: the rows that prove it, and how. */
const PROOFS: Readonly<Record<ReasonCode, (rows: Rows) => boolean>> = {
  /** `supplier_activity.sectors` holds a sector that the title or the CPV asks */
  'trade/sector': ({ facts, profile, ask }) => ask.sectors.has(String(facts.sector)) && declares(facts, profile),
  /** The same, of a sector of one group with one that is asked */
  'trade/sector-group': ({ facts, profile, ask }) =>
    declares(facts, profile) &&
    sectorByCode(String(facts.sector))?.group === facts.group &&
    ask.sectorGroups.has(String(facts.group)),
  /** `supplier_activity.trade` is a trade that the opportunity's title, text or CPV asks */
  'trade/declared': ({ facts, profile, ask }) =>
    profile.activities.some((one) => one.trade === facts.trade) && isAsked(facts, ask),
  /** `supplier_activity.text` names that trade */
  'trade/activity': ({ facts, profile, ask }) =>
    profile.activities.some((one) => tradeHits(one.text).some((hit) => hit.trade.code === facts.trade)) &&
    isAsked(facts, ask),
  /** `evidence` shows a kind whose staff is made available, and what is looked for are hours owed */
  'trade/staff-hours': ({ facts, profile, ask, today }) => {
    const found = eligibilityOf(profile.evidence, ask.facts, today);
    return (
      found.facts.modality === 'staff' && found.facts.evidence === facts.evidence && found.facts.kind === facts.kind
    );
  },
  /** `supplier_activity.cpv` holds the code, near the one in `opportunity.cpv` */
  'trade/cpv': ({ facts, profile, ask }) =>
    profile.activities.some((one) => one.cpv.includes(String(facts.cpv))) &&
    ask.facts.cpv.includes(String(facts.asked)) &&
    cpvCloseness(String(facts.cpv), String(facts.asked)) >= 0.5,
  /** `supplier.naf` is of that trade */
  'trade/naf': ({ facts, profile, ask }) =>
    profile.naf === facts.naf &&
    tradesOfNaf(String(facts.naf)).some((hit) => hit.trade.code === facts.trade) &&
    isAsked(facts, ask),
  /** `supplier.name` or its brand tells that trade by those words */
  'trade/name': ({ facts, profile, ask }) =>
    tradesOfName(profile.name).some((hit) => hit.trade.code === facts.trade && hit.by.join(', ') === facts.words) &&
    isAsked(facts, ask),
  /** Each word stands in the title, and its stem in an activity or the name */
  'trade/words': ({ facts, profile, ask }) => {
    const own = new Set(stems([profile.name, ...profile.activities.map((one) => one.text)].join(' ; ')));
    const title = new Set(stems(ask.facts.title));
    const shared = stems(String(facts.words));
    return shared.length > 0 && shared.every((stem) => own.has(stem) && title.has(stem) && !isGeneric(stem));
  },
  /** `evidence.kind`, denied by none, is one that usually does that trade */
  'trade/kind-usual': ({ facts, profile, ask }) =>
    ask.trades.has(String(facts.trade)) &&
    undeniedOf(profile.evidence).some((row) => row.kind === facts.kind) &&
    (tradeByCode(String(facts.trade))?.typicalKinds ?? []).some((kind) => kind === facts.kind),
  /** `evidence.kind`, denied by none, is one that the law made for that trade */
  'trade/kind-law': ({ facts, profile, ask }) =>
    ask.trades.has(String(facts.trade)) &&
    undeniedOf(profile.evidence).some((row) => row.kind === facts.kind) &&
    Object.entries(tradeByCode(String(facts.trade))?.byLaw ?? {}).some(
      ([kind, article]) => kind === facts.kind && article === facts.article,
    ),
  /** No activity, name nor NAF code tells a trade */
  'trade/unknown': ({ profile }) => candidateOf(profile).isMute,
  /** `supplier.naf` or `supplier.name` tells that trade, which the table puts beside one that is asked */
  'trade/neighbour': ({ facts, profile, ask }) =>
    ask.trades.has(String(facts.beside)) &&
    neighboursOfTrade(String(facts.trade)).some((code) => code === facts.beside) &&
    [...tradesOfName(profile.name), ...tradesOfNaf(profile.naf ?? '')].some((hit) => hit.trade.code === facts.trade),
  'trade/other': ({ profile }) => !candidateOf(profile).isMute,
  /** Neither the title nor a CPV of the opportunity names a trade */
  'trade/not-said': ({ ask }) => ask.trades.size === 0 && ask.cpv.length === 0,
  /** `supplier_activity.service_types` */
  'trade/service-type': ({ facts, profile }) =>
    String(facts.types)
      .split(', ')
      .every((type) => profile.activities.some((one) => one.serviceTypes.some((own) => own === type))),

  /** Every `evidence.kind` that none denies is one that lends people, and the opportunity asks for none */
  'trade/kind-lends': (rows) => isLent(rows) && !asksStaff(rows.ask),
  /** The same, and it asks for them */
  'trade/kind-second': (rows) => isLent(rows) && asksStaff(rows.ask),

  /** `supplier_activity.area` covers the place */
  'place/inside-area': ({ facts, profile, ask }) =>
    profile.activities.some(
      ({ area }) =>
        area !== null &&
        isArea(facts, area) &&
        isAsOneOf(ask, (place) => coverageOf(area, profile.place, place) === 'inside'),
    ),
  /** Both points, great circle */
  'place/distance': ({ facts, profile, ask }) =>
    isAsOneOf(ask, (place) => {
      const km = kmBetween(profile.place, place);
      return km !== null && roundKm(km) === facts.km;
    }),
  'place/same-commune': ({ facts, profile, ask }) =>
    isAsOneOf(ask, ({ commune }) => isShared(facts.commune, profile.place.commune, commune)),
  'place/same-epci': ({ facts, profile, ask }) =>
    isAsOneOf(ask, ({ epci }) => isShared(facts.epci, profile.place.epci, epci)),
  'place/same-department': ({ facts, profile, ask }) =>
    isAsOneOf(ask, ({ department }) => isShared(facts.department, profile.place.department, department)),
  'place/same-region': ({ facts, profile, ask }) =>
    isAsOneOf(ask, ({ region }) => isShared(facts.region, profile.place.region, region)),
  'place/not-said': ({ ask }) => isAsOneOf(ask, isUnsaid),
  'place/supplier-unknown': ({ profile }) => isUnsaid(profile.place),

  /** `supplier.yearly_amount` against `opportunity.amount` */
  'capacity/amount-fits': ({ facts, profile, ask }) =>
    isAmount(facts, profile, ask) && Number(facts.amount) <= Number(facts.yearlyAmount),
  'capacity/amount-above': ({ facts, profile, ask }) =>
    isAmount(facts, profile, ask) && Number(facts.amount) > Number(facts.yearlyAmount),
  /** `supplier.free_from` against `opportunity.starts_on` */
  'capacity/free': ({ facts, profile, ask }) =>
    isDates(facts, profile, ask) && String(facts.freeFrom) <= String(facts.startsOn),
  'capacity/not-free': ({ facts, profile, ask }) =>
    isDates(facts, profile, ask) && String(facts.freeFrom) > String(facts.startsOn),
  /** `supplier.load`, `supplier.smallest_order` and `largest_order`, `supplier.measures` */
  'capacity/loaded': ({ facts, profile }) => profile.capacity.load === facts.load && Number(facts.load) >= 90,
  'capacity/order-fits': (rows) => isOrders(rows) && !isOutside(rows.facts),
  'capacity/order-outside': (rows) => isOrders(rows) && isOutside(rows.facts),
  'capacity/measure-fits': (rows) => isMeasure(rows) && Number(rows.facts.own) >= Number(rows.facts.asked),
  'capacity/measure-below': (rows) => isMeasure(rows) && Number(rows.facts.own) < Number(rows.facts.asked),
  /** `supplier.fresh_on` */
  'capacity/size-untold': ({ facts, profile, ask }) =>
    isTold(profile) && profile.capacity.yearlyAmount === null && ask.facts.amount?.value === facts.amount,
  'capacity/fresh': ({ facts, profile }) => profile.freshOn === facts.freshOn,
  'capacity/stale': ({ facts, profile }) => profile.freshOn === facts.freshOn,
  'capacity/people': ({ facts, profile }) => profile.capacity.people === facts.people,
  'capacity/told': ({ facts, profile }) => isTold(profile) && profile.capacity.yearlyAmount === facts.yearlyAmount,
  'capacity/unknown': ({ profile }) => !isTold(profile),

  'status/open': ({ profile, ask, today }) => eligibilityOf(profile.evidence, ask.facts, today).answer === 'open',
  /** The `evidence` row of that id, the lever on the opportunity, the dated law tables */
  'status/eligible': (rows) => isEligibility(rows, 'eligible'),
  'status/to-verify': (rows) => isEligibility(rows, 'to-verify'),

  /** An `evidence` of a kind whose people count, and a lever of the opportunity that asks for hours */
  'status/clause': ({ facts, profile, ask, today }) =>
    INSERTION_KINDS.includes(String(facts.kind)) &&
    provenKinds(profile.evidence, today).some((kind) => kind === facts.kind) &&
    ask.facts.levers.some(({ lever }) => lever === facts.asked),

  /** `supplier.siret` begins as those of public bodies do */
  'status/public-body': ({ profile }) => isPublicBody(profile),

  /** `supplier_reference` rows of a near CPV or of the trade */
  'references/similar': ({ facts, profile, ask }) => {
    const similar = contractsOf(profile).filter((one) => isSimilar(one, ask));
    return (
      (facts.where === undefined || similar.some((one) => one.told.where === facts.where && isNearBy(one, ask))) &&
      similar.length === facts.count &&
      similar.some(({ told }) => told.title === facts.title && told.year === facts.year)
    );
  },
  'references/other': ({ facts, profile, ask }) =>
    contractsOf(profile).length === facts.count && !contractsOf(profile).some((one) => isSimilar(one, ask)),
  'references/unknown': ({ profile }) => contractsOf(profile).length === 0,
};

function isLent({ facts, profile }: Rows): boolean {
  const kinds = undeniedOf(profile.evidence).map(({ kind }) => kind);
  return kinds.some((kind) => kind === facts.kind) && kinds.every((kind) => LENDING_KINDS.has(kind));
}

function declares({ sector }: Reason['facts'], profile: Profile): boolean {
  return profile.activities.some((one) => one.sectors.some((code) => code === sector));
}

function isUnsaid({ commune, epci, department, region, point }: Place): boolean {
  return commune === null && epci === null && department === null && region === null && point === null;
}

function isAsOneOf(ask: Ask, holds: (place: Place) => boolean): boolean {
  return ask.places.some(({ place }) => holds(place));
}

/** The trade is asked, by the phrase and the CPV code that the reason tells. */
function isAsked(facts: Reason['facts'], ask: Ask): boolean {
  if (!ask.trades.has(String(facts.trade))) return false;
  const asked = facts.asked;
  if (asked !== null && (!ask.facts.cpv.includes(String(asked)) || normaliseCpv(String(asked)) === null)) return false;
  const read = `${ask.facts.title} ; ${ask.facts.text}`;
  return (
    facts.phrase === null ||
    tradeHits(read).some((hit) => hit.trade.code === facts.trade) ||
    tradeHits(ask.facts.title).some((hit) => hit.trade.code === facts.trade)
  );
}

function isShared(told: unknown, own: string | null, asked: string | null): boolean {
  return own !== null && own === asked && told === own;
}

function isArea(facts: Reason['facts'], area: Area): boolean {
  if (facts.area !== area.type) return false;
  if (area.type === 'radius') return facts.km === area.km;
  return area.type === 'country' || facts.codes === area.codes.join(', ');
}

function isAmount(facts: Reason['facts'], profile: Profile, ask: Ask): boolean {
  return profile.capacity.yearlyAmount === facts.yearlyAmount && ask.facts.amount?.value === facts.amount;
}

function isOrders({ facts, profile, ask }: Rows): boolean {
  const { smallestOrder = null, largestOrder = null } = profile.capacity;
  return (
    smallestOrder === facts.smallestOrder &&
    largestOrder === facts.largestOrder &&
    ask.facts.amount?.value === facts.amount
  );
}

function isOutside({ amount, smallestOrder, largestOrder }: Reason['facts']): boolean {
  return (
    (smallestOrder !== null && Number(amount) < Number(smallestOrder)) ||
    (largestOrder !== null && Number(amount) > Number(largestOrder))
  );
}

function isMeasure({ facts, profile, ask }: Rows): boolean {
  const found = measureAgainst(profile.capacity.measures ?? [], ask.facts);
  return found !== null && found.own === facts.own && found.asked === facts.asked && found.unit === facts.unit;
}

function isDates(facts: Reason['facts'], profile: Profile, ask: Ask): boolean {
  return profile.capacity.freeFrom === facts.freeFrom && ask.facts.startsOn === facts.startsOn;
}

function isEligibility({ facts, profile, ask, today }: Rows, answer: 'eligible' | 'to-verify'): boolean {
  const found = eligibilityOf(profile.evidence, ask.facts, today);
  const row = facts.evidence === undefined ? null : profile.evidence.find((one) => one.id === facts.evidence);
  if (row === undefined || (row !== null && row.kind !== facts.kind)) return false;
  return (
    found.answer === answer &&
    found.lever === facts.lever &&
    found.because === facts.because &&
    found.article === facts.article
  );
}
