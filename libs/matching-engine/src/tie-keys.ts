import { sectorByCode, tradesOfCpv, tradesOfText } from '#lib/nomenclature';
import type { Ask } from './ask';
import type { Candidate } from './candidate';

/**
 * By what a supplier may be tied to an opportunity: a trade, a division of CPV, a word, or, when nothing tells what it
 * does, its kind. Whoever shares none of them with an opportunity has no sign of its trade, so `evaluate` answers null.
 * A new sign in `signal-trade.ts` needs its key here; the property test of `rank` fails without it.
 */
export function keysOfCandidate(candidate: Candidate): Set<string> {
  const keys = new Set<string>();
  const { profile } = candidate;
  for (const { source, trades, stems } of candidate.activities) {
    if (source.trade !== null) keys.add(tradeKey(source.trade));
    for (const code of source.sectors) {
      const trade = sectorByCode(code)?.trade;
      if (trade) keys.add(tradeKey(trade));
    }
    for (const hit of trades) keys.add(tradeKey(hit.trade.code));
    for (const code of source.cpv) keys.add(divisionKey(code));
    for (const stem of stems.all) keys.add(wordKey(stem));
  }
  for (const hit of [...candidate.nameTrades, ...candidate.nafTrades]) keys.add(tradeKey(hit.trade.code));
  for (const stem of candidate.nameStems.all) keys.add(wordKey(stem));
  if (candidate.isMute) for (const kind of candidate.kinds) keys.add(`mute ${kind}`);
  for (const { cpv, title } of profile.won ?? []) {
    if (cpv !== null) {
      keys.add(divisionKey(cpv));
      for (const hit of tradesOfCpv(cpv)) keys.add(tradeKey(hit.trade.code));
    }
    for (const trade of tradesOfText(title)) keys.add(tradeKey(trade.code));
  }
  return keys;
}

/** @returns the keys under which those who may answer are found */
export function keysOfAsk(ask: Ask): Set<string> {
  const keys = new Set<string>();
  for (const { trade } of ask.trades.values()) {
    keys.add(tradeKey(trade.code));
    for (const kind of trade.typicalKinds) keys.add(`mute ${kind}`);
  }
  for (const code of ask.cpv) keys.add(divisionKey(code));
  for (const stem of ask.words.keys()) keys.add(wordKey(stem));
  return keys;
}

const tradeKey = (code: string): string => `trade ${code}`;
const divisionKey = (cpv: string): string => `cpv ${cpv.slice(0, 2)}`;
const wordKey = (stem: string): string => `word ${stem}`;
