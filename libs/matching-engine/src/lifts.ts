import { eligibilityCell, KINDS, type Lever } from '#lib/nomenclature';
import { understand } from './ask';
import type { Link, OpportunityFacts, ProfileEvidence, RankedSupplier } from './types';
import type { FactChanges, FailedRule, Lift, LiftCode, Standing, Supposed } from './supposed';

type Tried = Omit<Lift, 'gives'>;

/**
 * What may be supposed otherwise for a supplier to be ranked, or ranked better: each the change of one fact, to be tried.
 * The supplier's own doing comes first, then the buyer's.
 */
export function liftsOf(standing: Standing, supposed: Supposed, today: string): Tried[] {
  if (standing.outcome === 'kept-out') return liftsOfRule(standing.rule, supposed, today);
  return standing.supplier.links.flatMap((link) => liftsOfLink(link, standing.supplier, supposed, today));
}

function liftsOfRule({ code }: FailedRule, supposed: Supposed, today: string): Tried[] {
  const { facts, profile } = supposed;
  switch (code) {
    case 'supplier/closed':
      return [lift('supplier/reopen', {}, null)];
    case 'buyer/excluded': {
      const excluded = (facts.excluded ?? []).filter((id) => id !== profile.supplierId);
      return [lift('buyer/take-back', {}, { opportunity: { excluded } })];
    }
    case 'hours/holder':
      return [];
    case 'place/area-excludes':
    case 'place/too-far':
      return placeLifts(supposed);
    case 'place/doubt-from-afar':
      return [...tradeLifts(supposed), ...placeLifts(supposed)];
    case 'trade/other':
      return [...tradeLifts(supposed), lift('trade/own-lot', {}, null)];
    case 'rank/too-many-guesses':
      return tradeLifts(supposed);
    case 'status/not-eligible':
      return statusLifts(supposed, today);
  }
}

function liftsOfLink(link: Link, { eligibility }: RankedSupplier, supposed: Supposed, today: string): Tried[] {
  const state = link.buyerState ?? link.state;
  if (state === 'held') return [];
  switch (link.name) {
    case 'trade':
      return tradeLifts(supposed);
    case 'place':
      return placeLifts(supposed);
    case 'capacity':
      return capacityLifts(link, supposed);
    case 'status': {
      // Its own kind may do, once its proof is beyond doubt; where the doubt is of the law or of the notice, no proof helps
      const { kind } = eligibility.facts;
      return statusLifts(supposed, today, typeof kind === 'string' ? kind : undefined);
    }
    case 'references':
      break;
  }
  const { title, cpv } = supposed.facts;
  const contract = { buyer: '', title, cpv: cpv[0] ?? null, year: Number(today.slice(0, 4)) - 1, amount: null };
  const references = [...supposed.profile.references, contract];
  return [lift('references/tell', {}, { supplier: { references } })];
}

function placeLifts({ facts, profile }: Supposed): Tried[] {
  const { commune, communeName, department } = facts.place;
  const declared: Tried[] = [];
  if (commune !== null) {
    const area = { type: 'communes' as const, codes: [commune] };
    declared.push(lift('place/declare-area', { place: communeName }, { supplier: { area } }));
  } else if (department !== null) {
    const area = { type: 'departments' as const, codes: [department] };
    declared.push(lift('place/declare-area', { place: department }, { supplier: { area } }));
  }
  const home = profile.place;
  if (home.commune === null) return declared;
  return [...declared, lift('place/nearer', { place: home.communeName }, { opportunity: { place: home } })];
}

/** @returns nothing when the opportunity names no trade: its own words are what lacks then */
function tradeLifts({ facts, profile }: Supposed): Tried[] {
  const [asked] = [...understand(facts).trades.values()].sort((a, b) => b.strength - a.strength);
  if (!asked) return [];
  const { code, label } = asked.trade;
  const area = profile.activities[0]?.area ?? null;
  const activity = { trade: code, sectors: [], cpv: [], text: label, serviceTypes: [], area };
  const activities = [...profile.activities, activity];
  return [lift('trade/declare', { trade: code }, { supplier: { activities } })];
}

/** @param kind the one that is doubted: another would be another supplier */
function statusLifts({ facts, profile }: Supposed, today: string, kind?: string): Tried[] {
  const reservations = facts.levers.filter(({ lever }) => lever.startsWith('reserved-'));
  const kinds = KINDS.filter(
    (one) =>
      (kind === undefined || one === kind) &&
      reservations.some(({ lever }) => eligibilityCell(lever as Lever, one, today)?.answer === 'eligible'),
  );
  const proofs = kinds.slice(0, 1).map((one) => {
    const until = facts.closesOn !== null && facts.closesOn > today ? facts.closesOn : null;
    const proof: ProfileEvidence = {
      id: 'supposed',
      kind: one,
      source: 'supposed',
      checkedAt: today,
      validUntil: until ?? today,
    };
    // A newer word than a denial of it, which would stand against it
    const evidence = [...profile.evidence.filter((row) => row.kind !== one), proof];
    const names = kind === undefined ? kinds : [one];
    return lift('status/proof', { kinds: names.join(', '), validUntil: until }, { supplier: { evidence } });
  });
  const levers = facts.levers.filter(({ lever }) => !lever.startsWith('reserved-'));
  return [...proofs, lift('status/open', {}, { opportunity: { levers } })];
}

function capacityLifts(link: Link, { facts, profile }: Supposed): Tried[] {
  const { yearlyAmount, freeFrom } = profile.capacity;
  return link.reasons.flatMap(({ code }): Tried[] => {
    if (code === 'capacity/unknown' || code === 'capacity/told' || code === 'capacity/size-untold') {
      const told: Tried[] = [lift('capacity/tell', {}, { supplier: { capacity: { people: 1, ...room(facts) } } })];
      return told;
    }
    if (code === 'capacity/amount-above' && yearlyAmount !== null && facts.amount) {
      const amount = { ...facts.amount, value: yearlyAmount };
      return [lift('capacity/smaller', { yearlyAmount }, { opportunity: { amount } })];
    }
    if (code === 'capacity/not-free' && freeFrom !== null) {
      return [lift('capacity/later', { freeFrom }, { opportunity: { startsOn: freeFrom } })];
    }
    return [];
  });
}

/** Enough for what is asked. */
function room({ amount }: OpportunityFacts): { yearlyAmount?: number } {
  return amount && amount.value > 0 ? { yearlyAmount: amount.value } : {};
}

function lift(code: LiftCode, facts: Tried['facts'], changes: FactChanges | null): Tried {
  return { code, facts, changes };
}
