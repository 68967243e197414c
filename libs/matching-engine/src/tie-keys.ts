import { neighboursOfTrade, sectorByCode } from '#lib/nomenclature';
import type { Ask } from './ask';
import type { Candidate } from './candidate';
import { maySupplyStaff } from './signal-hours';

/** One that never said what it does, and one of whom nothing tells it, by kind. */
const UNDECLARED = 'undeclared';
/** One whose staff supplies hours of insertion, whatever the trade. */
const STAFF = 'staff';

/**
 * By what a supplier may be tied to an opportunity: a trade, a group of sectors, a division of CPV, a word; when nothing tells
 * what it does, its kind; a trade that is often done beside the one that was deduced; staff that it lends. Whoever shares none
 * of them with an opportunity has no sign of its trade, so `evaluate` answers null. A new sign in `signal-trade.ts` needs its key here; the test of gathering fails without it.
 */
export function keysOfCandidate(candidate: Candidate): Set<string> {
  const keys = new Set<string>();
  for (const { source, trades, stems } of candidate.activities) {
    if (source.trade !== null) keys.add(tradeKey(source.trade));
    for (const code of source.sectors) keys.add(groupKey(sectorByCode(code)?.group));
    for (const hit of trades) keys.add(tradeKey(hit.trade.code));
    for (const code of source.cpv) keys.add(divisionKey(code));
    for (const stem of stems.all) keys.add(wordKey(stem));
  }
  for (const { trade } of [...candidate.nameTrades, ...candidate.nafTrades]) {
    keys.add(tradeKey(trade.code));
    if (!candidate.isDeclared) for (const code of neighboursOfTrade(trade.code)) keys.add(besideKey(code));
  }
  for (const stem of candidate.nameStems.all) keys.add(wordKey(stem));
  if (!candidate.isDeclared) {
    keys.add(UNDECLARED);
    for (const kind of candidate.kinds) keys.add(lawKey(kind));
  }
  if (maySupplyStaff(candidate)) keys.add(STAFF);
  if (candidate.isMute) for (const kind of candidate.kinds) keys.add(muteKey(kind));
  return keys;
}

/** @returns the keys under which those who may answer are found; null when anyone may, since no trade is said */
export function keysOfAsk(ask: Ask): Set<string> | null {
  if (saysNoTrade(ask)) return null;
  const keys = new Set<string>();
  for (const { trade } of ask.trades.values()) {
    keys.add(tradeKey(trade.code));
    keys.add(besideKey(trade.code));
    for (const kind of trade.typicalKinds) keys.add(muteKey(kind));
    for (const kind of Object.keys(trade.byLaw ?? {})) keys.add(lawKey(kind));
  }
  for (const code of ask.sectors) keys.add(groupKey(sectorByCode(code)?.group));
  for (const group of ask.sectorGroups) keys.add(groupKey(group));
  for (const code of ask.cpv) keys.add(divisionKey(code));
  for (const stem of ask.words.keys()) keys.add(wordKey(stem));
  if (ask.isWide) keys.add(UNDECLARED);
  if (ask.facts.hoursOwed) keys.add(STAFF);
  return keys;
}

/** @returns whether an opportunity names no trade and no CPV code: then nobody is of another trade */
export function saysNoTrade(ask: Ask): boolean {
  return ask.trades.size === 0 && ask.cpv.length === 0;
}

const tradeKey = (code: string): string => `trade ${code}`;
const besideKey = (code: string): string => `beside ${code}`;
const groupKey = (code = ''): string => `group ${code}`;
const divisionKey = (cpv: string): string => `cpv ${cpv.slice(0, 2)}`;
const wordKey = (stem: string): string => `word ${stem}`;
const muteKey = (kind: string): string => `mute ${kind}`;
const lawKey = (kind: string): string => `law ${kind}`;
