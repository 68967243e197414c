import { neighboursOfTrade, sectorByCode, type Kind, type Trade } from '#lib/nomenclature';
import type { Ask } from './ask';
import type { Candidate, CandidateActivity } from './candidate';
import { reason, tenth, type Strand } from './reason';
import { Signs, type Sign } from './signs';
import type { Reason } from './types';
import { ACTIVITY_NAMED, TRADE_NAMED, type Weights } from './weights';

type TradeWeights = Weights['trade'];
/** From here two CPV codes speak of one trade: same class, or parent and child. */
const CPV_HOLDS = 0.7;
/** From here they are worth a look. */
const CPV_NEAR = 0.5;
/** A longer text is quoted by the words that matched. */
const QUOTED = 60;

/** What ties a supplier's trade to the opportunity, and which of its activities do. */
export interface TradeSignal extends Strand {
  /** The activities that are tied to what is asked, the most tied first; their areas are those that count */
  activities: readonly CandidateActivity[];
  /** Nothing ties it to what is asked but its kind: nothing is known of its trade, or another one was deduced */
  isGuess: boolean;
  /** Best CPV closeness, for those who are set aside: near enough to be named */
  cpvCloseness: number;
}

/** Reads every sign that a supplier does what is asked: declared, worded, coded, or deduced from its name or NAF code. */
export function tradeSignal(candidate: Candidate, ask: Ask): TradeSignal {
  const W = ask.weights.trade;
  const signs = signsOf(candidate, ask);
  const principal = signs.best();
  const shared = wordsShared(candidate, ask);
  const usual = usualReason(candidate, ask, principal[0] ?? null);
  const activities = signs.activities();
  const service = serviceReason(activities, ask) ?? lendsReason(candidate, ask);

  const isTied = principal.length > 0 || wordsTie(candidate, shared.length);
  // A trade that was only deduced from a name or a code is not all that a structure does
  const isOther = !candidate.isMute && ask.trades.size > 0;
  const neighbour = candidate.isDeclared ? null : neighbourReason(candidate, ask, principal[0]?.points ?? 0);
  const mayDo = !candidate.isDeclared && (ask.isWide || (usual !== null && (!isOther || neighbour !== null)));
  const isUnsaid = ask.trades.size === 0 && ask.cpv.length === 0;
  const state = principal.some((sign) => sign.holds) ? 'held' : isTied || mayDo || isUnsaid ? 'to-verify' : 'missing';

  const worded = shared.length === 0 ? null : wordsReason(shared, W);
  const untied = neighbour ?? (isTied ? null : untiedReason(candidate, isUnsaid, W));
  const others = [worded, usual, service, untied].filter((one) => one !== null);
  const points = principal.map((sign, index) => countOnce(sign, index, W.again));
  return {
    state,
    points: tenth(sumOf(points) + sumOf(others.map((one) => one.points))),
    reasons: () => [
      ...principal.map((sign, at) => reason(sign.code, points[at]!, factsOf(sign, candidate))),
      ...others,
    ],
    activities,
    isGuess: !isTied,
    cpvCloseness: signs.closeness,
  };
}

/**
 * The trade deduced from its name or its NAF code is done beside the one asked by many.
 * @param known points of its best sign: a neighbour tells nothing beside a stronger one
 */
function neighbourReason(candidate: Candidate, ask: Ask, known: number): Reason | null {
  let best: Reason | null = null;
  for (const { trade, strength } of [...candidate.nafTrades, ...candidate.nameTrades]) {
    for (const code of neighboursOfTrade(trade.code)) {
      const asked = ask.trades.get(code);
      if (!asked) continue;
      const points = ask.weights.trade.neighbour * strength * asked.strength;
      if (points > (best?.points ?? known))
        best = reason('trade/neighbour', points, { trade: trade.code, beside: code });
    }
  }
  return best;
}

function untiedReason(candidate: Candidate, isUnsaid: boolean, W: TradeWeights): Reason {
  if (isUnsaid) return reason('trade/not-said', 0, {});
  return candidate.isMute ? reason('trade/unknown', 0, {}) : reason('trade/other', W.other, {});
}

function signsOf(candidate: Candidate, ask: Ask): Signs {
  const signs = new Signs();
  for (const activity of candidate.activities) addActivity(signs, activity, ask);
  const W = ask.weights.trade;
  for (const hit of candidate.nafTrades) {
    const asked = ask.trades.get(hit.trade.code);
    if (!asked) continue;
    const holds = asked.strength >= TRADE_NAMED;
    signs.add('trade/naf', W.naf * asked.strength * hit.strength, holds, { activity: null, asked, hit });
  }
  for (const hit of candidate.nameTrades) {
    const asked = ask.trades.get(hit.trade.code);
    if (!asked) continue;
    const holds = asked.strength * hit.strength >= TRADE_NAMED;
    signs.add('trade/name', W.name * asked.strength * hit.strength, holds, { activity: null, asked, hit });
  }
  if (candidate.isDeclared) return signs;
  for (const asked of ask.trades.values()) {
    // A code alone is seldom so exact: insertion and cleaning are bought under that of staff
    if (asked.phrase === null || lawfulKind(asked.trade, candidate) === undefined) continue;
    signs.add('trade/kind-law', W.kindLaw * asked.strength, asked.strength >= TRADE_NAMED, { activity: null, asked });
  }
  return signs;
}

/** @returns the kind of a supplier whose object a trade is by law */
function lawfulKind({ byLaw }: Trade, { kinds }: Candidate): Kind | undefined {
  return byLaw && kinds.find((kind) => byLaw[kind] !== undefined);
}

function addActivity(signs: Signs, activity: CandidateActivity, ask: Ask): void {
  const { source, trades } = activity;
  const W = ask.weights.trade;
  addSector(signs, activity, ask);
  const declared = source.trade === null ? undefined : ask.trades.get(source.trade);
  if (declared) {
    const holds = declared.strength >= TRADE_NAMED;
    signs.add('trade/declared', W.declared * declared.strength, holds, { activity, asked: declared });
  }
  for (const hit of trades) {
    const asked = ask.trades.get(hit.trade.code);
    if (!asked) continue;
    const holds = asked.strength >= TRADE_NAMED && hit.strength >= ACTIVITY_NAMED;
    signs.add('trade/activity', W.activity * asked.strength * hit.strength, holds, { activity, asked, hit });
  }
  const near = ask.nearCpv.of(source.cpv);
  if (near === null) return;
  signs.closeness = Math.max(signs.closeness, near.closeness);
  if (near.closeness < CPV_NEAR) return;
  signs.add('trade/cpv', W.cpv * near.closeness, near.closeness >= CPV_HOLDS, { activity, near });
}

/** The sector itself, or one of its group: « cantines » is near « traiteurs », farther than what is of one trade. */
function addSector(signs: Signs, activity: CandidateActivity, ask: Ask): void {
  if (ask.sectors.size === 0) return;
  const W = ask.weights.trade;
  const { sectors } = activity.source;
  const same = sectors.find((sector) => ask.sectors.has(sector));
  if (same !== undefined) {
    signs.add('trade/sector', W.sector, true, { activity, sector: same });
    return;
  }
  const beside = sectors.find((sector) => ask.sectorGroups.has(sectorByCode(sector)?.group ?? ''));
  if (beside !== undefined) signs.add('trade/sector-group', W.sectorGroup, false, { activity, sector: beside });
}

/** The best sign counts whole, the others for a share: they tell the same thing again. */
function countOnce({ points }: Sign, index: number, again: number): number {
  return index === 0 ? points : tenth(points * again);
}

function factsOf({ code, activity, asked, hit, near, sector }: Sign, candidate: Candidate): Reason['facts'] {
  const { profile } = candidate;
  const text = activity?.source.text ?? '';
  if (code === 'trade/sector') return { sector: sector!, activity: quote(text, null) };
  if (code === 'trade/sector-group') return { sector: sector!, group: sectorByCode(sector!)!.group };
  if (code === 'trade/cpv') return { activity: quote(text, null), cpv: near!.cpv, asked: near!.asked };
  const { trade, cpv, phrase } = asked!;
  const told = { trade: trade.code, asked: cpv, phrase };
  if (code === 'trade/kind-law') {
    const kind = lawfulKind(trade, candidate)!;
    return { kind, article: trade.byLaw![kind]!, ...told };
  }
  if (code === 'trade/naf') return { naf: profile.naf, ...told };
  return code === 'trade/name'
    ? { words: hit!.by.join(', '), ...told }
    : { activity: quote(text, trade, hit?.by), ...told };
}

/** @returns the words of the title that its name or its activities hold as well */
export function wordsShared({ nameStems, activities }: Candidate, { words }: Ask): string[] {
  const shared: string[] = [];
  for (const [stem, word] of words) {
    if (nameStems.has(stem) || activities.some(({ stems }) => stems.has(stem))) shared.push(word);
  }
  return shared;
}

/** @returns whether words tie a supplier that nothing else ties: of one that declared what it does, « bureaux » alone says nothing */
function wordsTie({ isDeclared }: Candidate, shared: number): boolean {
  return shared >= (isDeclared ? 2 : 1);
}

function wordsReason(shared: readonly string[], W: TradeWeights): Reason {
  const words = shared.slice(0, 3).join(', ');
  return reason('trade/words', W.words * Math.min(1, shared.length / 3), { words });
}

/** Beside a sign, it speaks of the same trade and is for the buyer: a supplier needs not be told what its kind usually does. */
function usualReason({ kinds }: Candidate, ask: Ask, sign: Sign | null): Reason | null {
  if (kinds.length === 0) return null;
  let best: Reason | null = null;
  for (const { trade, strength } of ask.trades.values()) {
    if (sign?.asked && sign.asked.trade !== trade) continue;
    const rank = trade.typicalKinds.findIndex((one) => kinds.includes(one));
    if (rank < 0) continue;
    const made = reason(
      'trade/kind-usual',
      ask.weights.trade.kind * strength * (1 - rank / 8),
      { kind: trade.typicalKinds[rank]!, trade: trade.code },
      sign ? 'buyer' : 'everyone',
    );
    if (!best || made.points > best.points) best = made;
  }
  return best;
}

/** What all the activities that are tied sell: one that fits is enough. */
function serviceReason(activities: readonly CandidateActivity[], ask: Ask): Reason | null {
  const wanted = ask.serviceType;
  if (wanted === null || activities.length === 0) return null;
  const types = [...new Set(activities.flatMap((one) => one.source.serviceTypes))].sort();
  if (types.length === 0) return null;
  const W: TradeWeights = ask.weights.trade;
  const fits = types.includes(wanted) || (wanted === 'staff' && types.includes('service'));
  const facts = { types: types.join(', '), wanted };
  return reason('trade/service-type', fits ? W.serviceType : W.otherServiceType, facts);
}

/**
 * Temporary-work and employers' groups lend people and do no work of their own (L1251-1, L1253-1 of the labour code); where staff
 * is asked, they come second to those who lend to anyone.
 */
function lendsReason(candidate: Candidate, ask: Ask): Reason | null {
  const { kinds, isDeclared } = candidate;
  if (isDeclared || kinds.length === 0 || !kinds.every((kind) => LENDING_KINDS.has(kind))) return null;
  if (ask.trades.size === 0) return null;
  const W = ask.weights.trade;
  if (!asksStaff(ask)) return reason('trade/kind-lends', W.lends, { kind: kinds[0]! });
  return ask.facts.hoursOwed ? null : reason('trade/kind-second', W.lendsSecond, { kind: kinds[0]! });
}

/** @returns whether what is asked is staff */
export function asksStaff({ serviceType, trades }: Ask): boolean {
  return serviceType === 'staff' || trades.has('staff');
}
/** Kinds whose only business is to lend people. */
export const LENDING_KINDS: ReadonlySet<string> = new Set(['ETTI', 'EATT', 'GEIQ']);

/** What an activity is called in a reason: its own words when short, the words that matched or its trade's label else. */
function quote(text: string, trade: Trade | null, matched: readonly string[] = []): string {
  const clean = text.replace(/\s+/g, ' ').trim();
  if (clean !== '' && clean.length <= QUOTED) return clean;
  if (matched.length > 0) return matched.slice(0, 3).join(', ');
  if (trade) return trade.label;
  return `${clean.slice(0, QUOTED - 1).trimEnd()}…`;
}

function sumOf(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}
