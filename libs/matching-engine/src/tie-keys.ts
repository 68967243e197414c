import { clauseCell, KINDS, neighboursOfTrade, sectorByCode, type Kind } from '#lib/nomenclature';
import type { Ask } from './ask';
import type { Candidate } from './candidate';

/** One that never said what it does, and one of whom nothing tells it, by kind. */
const UNDECLARED = 'undeclared';
/** One whose staff may be made available: it supplies hours whatever its trade. */
const LENT = 'lent';
const LENT_KINDS: ReadonlySet<Kind> = new Set(
  KINDS.filter((kind) => !['no', 'not-offered'].includes(clauseCell('staff', kind).answer)),
);

/**
 * By what a supplier may be tied to an opportunity: a trade, a group of sectors, a division of CPV, a word; when
 * nothing tells what it does, its kind; a trade that is often done beside the one that was deduced; staff that it lends. Whoever shares none of them with an opportunity has no sign of its trade, so
 * `evaluate` answers null. A new sign in `signal-trade.ts` needs its key here; the test of gathering fails without it.
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
  for (const hit of candidate.nameTrades) keys.add(tradeKey(hit.trade.code));
  for (const hit of candidate.nafTrades) keys.add(tradeKey(hit.trade.code));
  for (const stem of candidate.nameStems.all) keys.add(wordKey(stem));
  if (!candidate.isDeclared) {
    keys.add(UNDECLARED);
    for (const hit of [...candidate.nameTrades, ...candidate.nafTrades]) keys.add(deducedKey(hit.trade.code));
  }
  if (candidate.isMute) for (const kind of candidate.kinds) keys.add(muteKey(kind));
  for (const { kind } of candidate.profile.evidence) if (LENT_KINDS.has(kind)) keys.add(LENT);
  return keys;
}

/** @returns the keys under which those who may answer are found; null when anyone may, since no trade is said */
export function keysOfAsk(ask: Ask): Set<string> | null {
  if (saysNoTrade(ask)) return null;
  const keys = new Set<string>();
  for (const { trade } of ask.trades.values()) {
    keys.add(tradeKey(trade.code));
    for (const kind of trade.typicalKinds) keys.add(muteKey(kind));
    for (const beside of neighboursOfTrade(trade.code)) keys.add(deducedKey(beside));
  }
  for (const code of ask.sectors) keys.add(groupKey(sectorByCode(code)?.group));
  for (const group of ask.sectorGroups) keys.add(groupKey(group));
  for (const code of ask.cpv) keys.add(divisionKey(code));
  for (const stem of ask.words.keys()) keys.add(wordKey(stem));
  if (ask.isWide) keys.add(UNDECLARED);
  if (ask.facts.hoursOwed) keys.add(LENT);
  return keys;
}

/** @returns whether an opportunity names no trade and no CPV code: then nobody is of another trade */
export function saysNoTrade(ask: Ask): boolean {
  return ask.trades.size === 0 && ask.cpv.length === 0;
}

const tradeKey = (code: string): string => `trade ${code}`;
const groupKey = (code = ''): string => `group ${code}`;
const divisionKey = (cpv: string): string => `cpv ${cpv.slice(0, 2)}`;
const wordKey = (stem: string): string => `word ${stem}`;
/** Of one that never said what it does, a trade that its name or its NAF code tells */
const deducedKey = (code: string): string => `deduced ${code}`;
const muteKey = (kind: string): string => `mute ${kind}`;
