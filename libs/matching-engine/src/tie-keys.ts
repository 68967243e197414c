import { neighboursOfTrade, sectorByCode } from '#lib/nomenclature';
import type { Ask } from './ask';
import type { Candidate } from './candidate';
import { HOW, HOWS } from './postings';
import { maySupplyStaff } from './signal-hours';
import { TRADE_NAMED } from './weights';

/** One that never said what it does, and one of whom nothing tells it, by kind. */
const UNDECLARED = 'not declared';
/** One whose staff supplies hours of insertion, whatever the trade. */
const STAFF = 'lends staff';

/**
 * By what a supplier may be tied to an opportunity, and how: a trade, a sector or its group, a group or a division of CPV, a word; when
 * nothing tells what it does, its kind; a trade that is often done beside the one that was deduced; staff that it lends. Whoever
 * shares none of them with an opportunity has no sign of its trade, so `evaluate` answers null. A new sign in `signal-trade.ts` needs
 * its key here; the test of gathering fails without it.
 */
export function keysOfCandidate(candidate: Candidate): Map<string, number> {
  const keys = new Map<string, number>();
  const add = (key: string, how: number): void => void keys.set(key, (keys.get(key) ?? 0) | how);
  for (const { source, trades, stems } of candidate.activities) {
    if (source.trade !== null) add(tradeKey(source.trade), HOW.declared);
    for (const code of source.sectors) {
      add(sectorKey(code), HOW.declared);
      add(groupKey(sectorByCode(code)?.group), HOW.declared);
    }
    for (const hit of trades) add(tradeKey(hit.trade.code), HOW.worded);
    for (const code of source.cpv) {
      add(divisionKey(code), HOW.declared);
      add(cpvGroupKey(code), HOW.declared);
    }
    for (const stem of stems.all) add(wordKey(stem), HOW.worded);
  }
  const deduced = [
    [candidate.nameTrades, HOW.name],
    [candidate.nafTrades, HOW.naf],
  ] as const;
  for (const [hits, how] of deduced) {
    for (const { trade } of hits) {
      add(tradeKey(trade.code), how);
      if (!candidate.isDeclared) for (const code of neighboursOfTrade(trade.code)) add(besideKey(code), how);
    }
  }
  for (const stem of candidate.nameStems.all) add(wordKey(stem), HOW.worded);
  if (!candidate.isDeclared) {
    add(UNDECLARED, HOW.declared);
    for (const kind of candidate.kinds) add(lawKey(kind), HOW.declared);
  }
  if (maySupplyStaff(candidate)) add(STAFF, HOW.declared);
  if (candidate.isMute) for (const kind of candidate.kinds) add(muteKey(kind), HOW.declared);
  return keys;
}

/** What a key brings at most, in points of trade. */
export interface KeyWorth {
  /** By how it is held: the points of the signs together, and of the best of them, which counts whole */
  sum: Float64Array;
  best: Float64Array;
  /** Points beside all signs: words, a neighbouring trade */
  beside: number;
  /** Whether it may hold Métier, or have whoever holds it named */
  mayHold: boolean;
}

/**
 * @param names whether those who do something alike are looked for as well, to be named
 * @returns the keys under which those who may answer are found, with what each is worth, those that may hold Métier first; null
 * when anyone may, since no trade is said
 */
export function keysOfAsk(ask: Ask, names: boolean): Map<string, KeyWorth> | null {
  if (saysNoTrade(ask)) return null;
  const W = ask.weights.trade;
  const keys = new Map<string, KeyWorth>();
  for (const { trade, strength } of ask.trades.values()) {
    const mayHold = strength >= TRADE_NAMED;
    keys.set(
      tradeKey(trade.code),
      worth(mayHold, {
        [HOW.declared]: W.declared * strength,
        [HOW.worded]: W.activity * strength,
        [HOW.naf]: W.naf * strength,
        [HOW.name]: W.name * strength,
      }),
    );
    keys.set(besideKey(trade.code), worth(false, {}, W.neighbour * strength));
    for (const kind of trade.typicalKinds) keys.set(muteKey(kind), worth(false));
    for (const kind of Object.keys(trade.byLaw ?? {}))
      keys.set(lawKey(kind), worth(true, { [HOW.declared]: W.kindLaw * strength }));
  }
  for (const code of ask.sectors) {
    keys.set(sectorKey(code), worth(true, { [HOW.declared]: W.sector }));
    keys.set(groupKey(sectorByCode(code)?.group), worth(false, { [HOW.declared]: W.sectorGroup }));
  }
  for (const group of ask.sectorGroups) keys.set(groupKey(group), worth(false, { [HOW.declared]: W.sectorGroup }));
  for (const code of ask.cpv) {
    keys.set(cpvGroupKey(code), worth(true, { [HOW.declared]: W.cpv }));
    // A code of the same division and of another group only resembles
    if (names) keys.set(divisionKey(code), worth(true));
  }
  for (const stem of ask.words.keys()) keys.set(wordKey(stem), worth(false, {}, W.words / 3));
  if (ask.isWide) keys.set(UNDECLARED, worth(false));
  if (ask.facts.hoursOwed) keys.set(STAFF, worth(true));
  return new Map([...keys].sort(([, a], [, b]) => Number(b.mayHold) - Number(a.mayHold)));
}

/** @returns the same for an opportunity that says no trade, however it is held: words and sectors are all that can tie anybody */
export function worthOfAnyone({ weights: { trade: W } }: Ask): KeyWorth {
  return worth(true, { [HOW.declared]: W.sector, [HOW.worded]: W.sectorGroup }, W.words);
}

function worth(mayHold: boolean, points: Partial<Record<number, number>> = {}, beside = 0): KeyWorth {
  const [sum, best] = [new Float64Array(HOWS), new Float64Array(HOWS)];
  for (let how = 0; how < HOWS; how += 1) {
    for (const bit of Object.values(HOW)) {
      const brought = (how & bit) === 0 ? 0 : Math.max(0, points[bit] ?? 0);
      sum[how]! += brought;
      best[how] = Math.max(best[how]!, brought);
    }
  }
  return { sum, best, beside: Math.max(0, beside), mayHold };
}

/** @returns whether an opportunity names no trade and no CPV code: then nobody is of another trade */
export function saysNoTrade(ask: Ask): boolean {
  return ask.trades.size === 0 && ask.cpv.length === 0;
}

const tradeKey = keysAfter('trade');
const besideKey = keysAfter('beside');
const sectorKey = keysAfter('sector');
const groupKey = keysAfter('group');
const cpvKey = keysAfter('cpv');
const muteKey = keysAfter('mute');
const lawKey = keysAfter('law');
const divisionKey = (cpv: string): string => cpvKey(cpv.slice(0, 2));
const cpvGroupKey = (cpv: string): string => cpvKey(cpv.slice(0, 3));
/** A stem holds no space, as all other keys do */
const wordKey = (stem: string): string => stem;

/** The same few keys are asked for again and again: each is one text, whose hash is known. */
function keysAfter(family: string): (code?: string) => string {
  const known = new Map<string, string>();
  return (code = '') => {
    const key = known.get(code);
    if (key !== undefined) return key;
    const made = `${family} ${code}`;
    known.set(code, made);
    return made;
  };
}
