import { cpvCloseness, neighboursOfTrade, sectorByCode, type Trade } from '#lib/nomenclature';
import type { Ask, AskedTrade } from './ask';
import type { Candidate, CandidateActivity } from './candidate';
import { reason, type Strand } from './reason';
import type { Reason } from './types';
import { ACTIVITY_NAMED, TRADE_NAMED, type Weights } from './weights';

type TradeWeights = Weights['trade'];
/** From here two CPV codes speak of one trade: same class, or parent and child. */
const CPV_HOLDS = 0.7;
/** From here they are worth a look. */
export const CPV_NEAR = 0.5;
/** A longer text is quoted by the words that matched. */
const QUOTED = 60;

/** What ties a supplier's trade to the opportunity, and which of its activities do. */
export interface TradeSignal extends Strand {
  points: number;
  /** The activities that are tied to what is asked, the most tied first; their areas are those that count */
  activities: CandidateActivity[];
  /** Nothing ties it to what is asked but its kind: nothing is known of its trade, or another one was deduced */
  isGuess: boolean;
  /** Best CPV closeness, for those who are set aside: near enough to be named */
  cpvCloseness: number;
}

/** A principal sign of trade: how much it brings, whether it holds the link, and the activity it came from. */
interface Sign {
  points: number;
  holds: boolean;
  reason: Reason;
  activity: CandidateActivity | null;
}

/** Reads every sign that a supplier does what is asked: declared, worded, coded, or deduced from its name or NAF code. */
export function tradeSignal(candidate: Candidate, ask: Ask): TradeSignal {
  const signs = [...candidate.activities.flatMap((one) => activitySigns(one, ask)), ...deducedSigns(candidate, ask)];
  const W = ask.weights.trade;
  const principal = countOnce(bestPerCode(signs), W.again);
  const reasons = principal.map((sign) => sign.reason);
  const shared = wordsShared(candidate, ask);
  const worded = wordsReason(shared, ask);
  if (worded) reasons.push(worded);
  const usual = usualReason(candidate, ask, principal[0]?.reason ?? null);
  if (usual) reasons.push(usual);
  const activities = activitiesOf(signs);
  const service = serviceReason(activities, ask) ?? lendsReason(candidate, ask);
  if (service) reasons.push(service);

  const isTied = principal.length > 0 || wordsTie(candidate, shared.length);
  // A trade that was only deduced from a name or a code is not all that a structure does
  const isOther = !candidate.isMute && ask.trades.size > 0;
  const neighbour = isTied ? null : neighbourReason(candidate, ask);
  const mayDo = !candidate.isDeclared && (ask.isWide || (usual !== null && (!isOther || neighbour !== null)));
  const isUnsaid = ask.trades.size === 0 && ask.cpv.length === 0;
  const state = principal.some((sign) => sign.holds) ? 'held' : isTied || mayDo || isUnsaid ? 'to-verify' : 'missing';
  if (!isTied) reasons.push(neighbour ?? untiedReason(candidate, isUnsaid, W));
  const closeness = bestCloseness(candidate, ask);
  return { state, reasons, points: sum(reasons), activities, isGuess: !isTied, cpvCloseness: closeness };
}

/** The trade deduced from its name or its NAF code is done beside the one asked by many. */
function neighbourReason(candidate: Candidate, ask: Ask): Reason | null {
  let best: Reason | null = null;
  for (const { trade, strength } of [...candidate.nafTrades, ...candidate.nameTrades]) {
    for (const code of neighboursOfTrade(trade.code)) {
      const asked = ask.trades.get(code);
      if (!asked) continue;
      const points = ask.weights.trade.neighbour * strength * asked.strength;
      if (best === null || points > best.points)
        best = reason('trade/neighbour', points, { trade: trade.code, beside: code });
    }
  }
  return best;
}

function untiedReason(candidate: Candidate, isUnsaid: boolean, W: TradeWeights): Reason {
  if (isUnsaid) return reason('trade/not-said', 0, {});
  return candidate.isMute ? reason('trade/unknown', 0, {}) : reason('trade/other', W.other, {});
}

function activitySigns(activity: CandidateActivity, ask: Ask): Sign[] {
  const { source } = activity;
  const W = ask.weights.trade;
  const signs: Sign[] = [];
  const add = (made: Reason, holds: boolean): void => {
    signs.push({ points: made.points, holds, reason: made, activity });
  };
  for (const sign of sectorSigns(activity, ask)) add(sign, sign.code === 'trade/sector');
  const declared = source.trade === null ? undefined : ask.trades.get(source.trade);
  if (declared) {
    const facts = { activity: quote(source.text, declared.trade), trade: declared.trade.code, ...askedBy(declared) };
    add(reason('trade/declared', W.declared * declared.strength, facts), declared.strength >= TRADE_NAMED);
  }
  for (const hit of activity.trades) {
    const asked = ask.trades.get(hit.trade.code);
    if (!asked) continue;
    const facts = {
      activity: quote(source.text, hit.trade, hit.by),
      trade: hit.trade.code,
      ...askedBy(asked),
    };
    const holds = asked.strength >= TRADE_NAMED && hit.strength >= ACTIVITY_NAMED;
    add(reason('trade/activity', W.activity * asked.strength * hit.strength, facts), holds);
  }
  const near = nearestCpv(source.cpv, ask.cpv);
  if (near && near.closeness >= CPV_NEAR) {
    const facts = { activity: quote(source.text, null), cpv: near.cpv, asked: near.asked };
    add(reason('trade/cpv', W.cpv * near.closeness, facts), near.closeness >= CPV_HOLDS);
  }
  return signs;
}

/** The sector itself, or one of its group: « cantines » is near « traiteurs », farther than what is of one trade. */
function sectorSigns({ source }: CandidateActivity, ask: Ask): Reason[] {
  const W = ask.weights.trade;
  for (const sector of source.sectors) {
    if (ask.sectors.has(sector))
      return [reason('trade/sector', W.sector, { sector, activity: quote(source.text, null) })];
  }
  for (const sector of source.sectors) {
    const group = sectorByCode(sector)?.group;
    if (group !== undefined && ask.sectorGroups.has(group))
      return [reason('trade/sector-group', W.sectorGroup, { sector, group })];
  }
  return [];
}

function deducedSigns(candidate: Candidate, ask: Ask): Sign[] {
  const W = ask.weights.trade;
  const signs: Sign[] = [];
  for (const hit of candidate.nafTrades) {
    const asked = ask.trades.get(hit.trade.code);
    if (!asked) continue;
    const facts = { naf: candidate.profile.naf, trade: hit.trade.code, ...askedBy(asked) };
    const made = reason('trade/naf', W.naf * asked.strength * hit.strength, facts);
    signs.push({ points: made.points, holds: asked.strength >= TRADE_NAMED, reason: made, activity: null });
  }
  for (const hit of candidate.nameTrades) {
    const asked = ask.trades.get(hit.trade.code);
    if (!asked) continue;
    const facts = { words: hit.by.join(', '), trade: hit.trade.code, ...askedBy(asked) };
    const made = reason('trade/name', W.name * asked.strength * hit.strength, facts);
    signs.push({
      points: made.points,
      holds: asked.strength * hit.strength >= TRADE_NAMED,
      reason: made,
      activity: null,
    });
  }
  return signs;
}

/** One sign a code: two activities of one trade are one reason, the strongest. */
function bestPerCode(signs: readonly Sign[]): Sign[] {
  const best = new Map<string, Sign>();
  for (const sign of signs) {
    const known = best.get(sign.reason.code);
    if (!known || sign.points > known.points) best.set(sign.reason.code, sign);
  }
  return [...best.values()].sort((a, b) => b.points - a.points || (a.reason.code < b.reason.code ? -1 : 1));
}

/** The best sign counts whole, the others for a share: they tell the same thing again. */
function countOnce(signs: readonly Sign[], again: number): Sign[] {
  return signs.map((sign, index) => {
    if (index === 0) return sign;
    const points = Math.round(sign.points * again * 10) / 10;
    return { ...sign, points, reason: { ...sign.reason, points } };
  });
}

/** @returns the words of the title that the name or an activity of a supplier holds too */
export function wordsShared(candidate: Candidate, ask: Ask): string[] {
  const shared: string[] = [];
  for (const [stem, word] of ask.words) {
    if (candidate.nameStems.has(stem) || candidate.activities.some(({ stems }) => stems.has(stem))) shared.push(word);
  }
  return shared;
}

/** @returns whether words tie a supplier that nothing else ties: of one that declared what it does, « bureaux » alone says nothing */
export function wordsTie({ isDeclared }: Candidate, shared: number): boolean {
  return shared >= (isDeclared ? 2 : 1);
}

function wordsReason(shared: readonly string[], ask: Ask): Reason | null {
  if (shared.length === 0) return null;
  const words = shared.slice(0, 3).join(', ');
  return reason('trade/words', ask.weights.trade.words * Math.min(1, shared.length / 3), { words });
}

/** Beside a sign, it speaks of the same trade and is for the buyer: a supplier needs not be told what its kind usually does. */
function usualReason(candidate: Candidate, ask: Ask, sign: Reason | null): Reason | null {
  let best: Reason | null = null;
  for (const { trade, strength } of ask.trades.values()) {
    if (typeof sign?.facts.trade === 'string' && sign.facts.trade !== trade.code) continue;
    const kind = trade.typicalKinds.find((one) => candidate.kinds.includes(one));
    if (kind === undefined) continue;
    const rank = trade.typicalKinds.indexOf(kind);
    const made = reason(
      'trade/kind-usual',
      ask.weights.trade.kind * strength * (1 - rank / 8),
      { kind, trade: trade.code },
      sign ? 'buyer' : 'everyone',
    );
    if (!best || made.points > best.points) best = made;
  }
  return best;
}

/** What all the activities that are tied sell: one that fits is enough. */
function serviceReason(activities: readonly CandidateActivity[], ask: Ask): Reason | null {
  const types = [...new Set(activities.flatMap((one) => one.source.serviceTypes))].sort();
  const wanted = ask.serviceType;
  if (types.length === 0 || wanted === null) return null;
  const W: TradeWeights = ask.weights.trade;
  const fits = types.includes(wanted) || (wanted === 'staff' && types.includes('service'));
  const facts = { types: types.join(', '), wanted };
  return reason('trade/service-type', fits ? W.serviceType : W.otherServiceType, facts);
}

/** Temporary-work and employers' groups lend people and do no work of their own (L1251-1, L1253-1 of the labour code). */
function lendsReason(candidate: Candidate, ask: Ask): Reason | null {
  const { kinds, isDeclared } = candidate;
  if (isDeclared || kinds.length === 0 || !kinds.every((kind) => LENDING_KINDS.has(kind))) return null;
  if (ask.serviceType === 'staff' || ask.trades.has('staff') || ask.trades.size === 0) return null;
  return reason('trade/kind-lends', ask.weights.trade.lends, { kind: kinds[0]! });
}
/** Kinds whose only business is to lend people. */
export const LENDING_KINDS: ReadonlySet<string> = new Set(['ETTI', 'EATT', 'GEIQ']);

function activitiesOf(signs: readonly Sign[]): CandidateActivity[] {
  const tied = signs.filter((sign) => sign.activity !== null && sign.holds);
  tied.sort((a, b) => b.points - a.points);
  return [...new Set(tied.map((sign) => sign.activity!))];
}

/** @returns the closest pair of codes, or null when a side has none */
export function nearestCpv(
  own: readonly string[],
  asked: readonly string[],
): { cpv: string; asked: string; closeness: number } | null {
  let best: { cpv: string; asked: string; closeness: number } | null = null;
  for (const cpv of own) {
    for (const one of asked) {
      const closeness = cpvCloseness(cpv, one);
      if (!best || closeness > best.closeness) best = { cpv, asked: one, closeness };
    }
  }
  return best;
}

function bestCloseness(candidate: Candidate, ask: Ask): number {
  return Math.max(0, ...candidate.activities.map((one) => nearestCpv(one.source.cpv, ask.cpv)?.closeness ?? 0));
}

function askedBy(asked: AskedTrade): { asked: string | null; phrase: string | null } {
  return { asked: asked.cpv, phrase: asked.phrase };
}

/** What an activity is called in a reason: its own words when short, the words that matched or its trade's label else. */
export function quote(text: string, trade: Trade | null, matched: readonly string[] = []): string {
  const clean = text.replace(/\s+/g, ' ').trim();
  if (clean !== '' && clean.length <= QUOTED) return clean;
  if (matched.length > 0) return matched.slice(0, 3).join(', ');
  if (trade) return trade.label;
  return `${clean.slice(0, QUOTED - 1).trimEnd()}…`;
}

const sum = (reasons: readonly Reason[]): number => reasons.reduce((total, one) => total + one.points, 0);
