import { neighboursOfTrade, sectorByCode, type Kind, type Trade } from '#lib/nomenclature';
import type { Ask } from './ask';
import type { Candidate, CandidateActivity, Stems } from './candidate';
import { reason, tell, tenth, untold, type Strand, type Untold } from './reason';
import { Signs, type Sign } from './signs';
import { speaksOf } from './trade-of-sign';
import type { Reason, ServiceType } from './types';
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
  const best = signs.best();
  const shared = stemsShared(candidate, ask);
  const usual = usualReason(candidate, ask, best);
  const activities = signs.activities();
  const service = serviceReason(activities, ask) ?? lendsReason(candidate, ask);

  const isTied = best !== null || wordsTie(candidate, shared.length);
  // A trade that was only deduced from a name or a code is not all that a structure does
  const isOther = !candidate.isMute && ask.trades.size > 0;
  const neighbour = candidate.isDeclared ? null : neighbourReason(candidate, ask, best?.points ?? 0);
  const mayDo = !candidate.isDeclared && (ask.isWide || (usual !== null && (!isOther || neighbour !== null)));
  const isUnsaid = ask.trades.size === 0 && ask.cpv.length === 0;

  const worded = shared.length === 0 ? null : wordsReason(shared, ask);
  const untied = neighbour ?? (isTied ? null : untiedReason(candidate, isUnsaid, W));
  const others = [worded, usual, service, untied];
  return {
    state: signs.hold() ? 'held' : isTied || mayDo || isUnsaid ? 'to-verify' : 'missing',
    points: tenth(others.reduce((sum, one) => sum + (one?.points ?? 0), signs.points(W.again))),
    reasons: () => [
      ...signs.counted(W.again).map(({ sign, points }) => reason(sign.code, points, factsOf(sign, candidate))),
      ...others.filter((one) => one !== null).map(tell),
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
function neighbourReason({ nafTrades, nameTrades }: Candidate, ask: Ask, known: number): Untold | null {
  let best: Untold | null = null;
  for (const hits of [nafTrades, nameTrades]) {
    for (const { trade, strength } of hits) {
      for (const code of neighboursOfTrade(trade.code)) {
        const asked = ask.trades.get(code);
        if (!asked) continue;
        const points = ask.weights.trade.neighbour * strength * asked.strength;
        if (points > (best?.points ?? known))
          best = untold('trade/neighbour', points, () => ({ trade: trade.code, beside: code }));
      }
    }
  }
  return best;
}

function untiedReason(candidate: Candidate, isUnsaid: boolean, W: TradeWeights): Untold {
  if (isUnsaid) return untold('trade/not-said', 0, NO_FACTS);
  return candidate.isMute ? untold('trade/unknown', 0, NO_FACTS) : untold('trade/other', W.other, NO_FACTS);
}
const NO_FACTS = (): Reason['facts'] => ({});

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
  const { sectors } = activity.source;
  if (ask.sectors.size === 0 || sectors.length === 0) return;
  const W = ask.weights.trade;
  let beside: string | undefined;
  for (const sector of sectors) {
    if (ask.sectors.has(sector)) {
      signs.add('trade/sector', W.sector, true, { activity, sector });
      return;
    }
    if (beside === undefined && ask.sectorGroups.has(sectorByCode(sector)?.group ?? '')) beside = sector;
  }
  if (beside !== undefined) signs.add('trade/sector-group', W.sectorGroup, false, { activity, sector: beside });
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

/** @returns the stems of the title that its name or its activities hold as well, each once */
function stemsShared({ nameStems, activities }: Candidate, { words }: Ask): readonly string[] {
  let shared = withThose(NONE, nameStems, words);
  for (const { stems } of activities) shared = withThose(shared, stems, words);
  return shared;
}

function withThose(shared: readonly string[], stems: Stems, words: Ask['words']): readonly string[] {
  let all = shared;
  for (const stem of stems.all) if (words.has(stem) && !all.includes(stem)) all = [...all, stem];
  return all;
}
const NONE: readonly string[] = [];

/** @returns whether words tie a supplier that nothing else ties: of one that declared what it does, « bureaux » alone says nothing */
function wordsTie({ isDeclared }: Candidate, shared: number): boolean {
  return shared >= (isDeclared ? 2 : 1);
}

/** Told in the order of the title. */
function wordsReason(shared: readonly string[], { words, weights }: Ask): Untold {
  const told = (): string[] => [...words].flatMap(([stem, word]) => (shared.includes(stem) ? word : []));
  const points = weights.trade.words * Math.min(1, shared.length / 3);
  return untold('trade/words', points, () => ({ words: told().slice(0, 3).join(', ') }));
}

/** Beside a sign, it speaks of the same trade and is for the buyer: a supplier needs not be told what its kind usually does. */
function usualReason({ kinds }: Candidate, ask: Ask, sign: Sign | null): Untold | null {
  if (kinds.length === 0) return null;
  let best: Untold | null = null;
  for (const { trade, strength } of ask.trades.values()) {
    if (sign !== null && !speaksOf(sign, trade, ask)) continue;
    const rank = trade.typicalKinds.findIndex((one) => kinds.includes(one));
    if (rank < 0) continue;
    const points = tenth(ask.weights.trade.kind * strength * (1 - rank / 8));
    if (best !== null && points <= best.points) continue;
    const facts = (): Reason['facts'] => ({ kind: trade.typicalKinds[rank]!, trade: trade.code });
    best = untold('trade/kind-usual', points, facts, sign ? 'buyer' : 'everyone');
  }
  return best;
}

/** What all the activities that are tied sell: one that fits is enough. */
function serviceReason(activities: readonly CandidateActivity[], ask: Ask): Untold | null {
  const wanted = ask.serviceType;
  if (wanted === null || !activities.some(({ source }) => source.serviceTypes.length > 0)) return null;
  const sell = (type: ServiceType): boolean => activities.some(({ source }) => source.serviceTypes.includes(type));
  const fits = sell(wanted) || (wanted === 'staff' && sell('service'));
  const types = (): string[] => [...new Set(activities.flatMap(({ source }) => source.serviceTypes))].sort();
  const W: TradeWeights = ask.weights.trade;
  const points = fits ? W.serviceType : W.otherServiceType;
  return untold('trade/service-type', points, () => ({ types: types().join(', '), wanted }));
}

/**
 * Temporary-work and employers' groups lend people and do no work of their own (L1251-1, L1253-1 of the labour code); where staff
 * is asked, they come second to those who lend to anyone.
 */
function lendsReason(candidate: Candidate, ask: Ask): Untold | null {
  const { kinds, isDeclared } = candidate;
  if (isDeclared || kinds.length === 0 || !kinds.every((kind) => LENDING_KINDS.has(kind))) return null;
  if (ask.trades.size === 0) return null;
  const W = ask.weights.trade;
  const facts = (): Reason['facts'] => ({ kind: kinds[0]! });
  if (!asksStaff(ask)) return untold('trade/kind-lends', W.lends, facts);
  return ask.facts.hoursOwed ? null : untold('trade/kind-second', W.lendsSecond, facts);
}

/** @returns whether what is asked is staff */
export function asksStaff({ serviceType, trades }: Ask): boolean {
  return serviceType === 'staff' || trades.has('staff');
}
/** Kinds whose only business is to lend people. */
export const LENDING_KINDS: ReadonlySet<string> = new Set(['ETTI', 'EATT', 'GEIQ']);

/** What an activity is called in a reason: its own words when short, the words that matched or its trade's label else. */
function quote(text: string, trade: Trade | null, matched: readonly string[] = []): string {
  const clean = UNEVEN.test(text) ? text.replace(/\s+/g, ' ').trim() : text;
  if (clean !== '' && clean.length <= QUOTED) return clean;
  if (matched.length > 0) return matched.slice(0, 3).join(', ');
  if (trade) return trade.label;
  return `${clean.slice(0, QUOTED - 1).trimEnd()}…`;
}
/** Spaces at an end, two in a row, or of another sort */
const UNEVEN = /^\s|\s$|\s\s|[^\S ]/;
