import {
  meaningfulWords,
  stemOf,
  tradeHits,
  tradesOfName,
  tradesOfNaf,
  type Kind,
  type TradeHit,
} from '#lib/nomenclature';
import { isGeneric } from './ask';
import { undeniedOf } from './evidence-status';
import { unitVector, type UnitVector } from './geo';
import type { Profile, ProfileActivity } from './types';

const FEW_WORDS = 5;

/** An activity with what its words say. */
export interface CandidateActivity {
  source: ProfileActivity;
  trades: readonly TradeHit[];
  stems: ReadonlySet<string>;
}

/** A profile with all that can be read from it before any opportunity is known. */
export interface Candidate {
  profile: Profile;
  activities: readonly CandidateActivity[];
  nameTrades: readonly TradeHit[];
  nameStems: ReadonlySet<string>;
  nafTrades: readonly TradeHit[];
  kinds: readonly Kind[];
  /** Where it stands, ready to be compared; null without a point */
  vector: UnitVector | null;
  /** It declared where it works, so distance alone doesn't rule it out */
  hasArea: boolean;
  /** Nothing tells what it does: no activity, a silent NAF code, a name without a trade but that of insertion itself */
  isMute: boolean;
  /** It declared trades, sectors or CPV codes; otherwise all that is known was deduced from its words, its name or its NAF code */
  isDeclared: boolean;
}

/** @returns the profile made ready for matching */
export function candidateOf(profile: Profile): Candidate {
  const activities = profile.activities.map((source): CandidateActivity => {
    return { source, trades: activityTrades(source.text), stems: meaningStems(source.text) };
  });
  const nameTrades = tradesOfName(profile.name).map((hit) =>
    isHow(hit) ? { ...hit, strength: hit.strength * HOW_IN_A_NAME } : hit,
  );
  const nafTrades =
    profile.naf === null ? [] : tradesOfNaf(profile.naf).map((hit) => (isPlacing(hit) ? said(hit) : hit));
  const says = (activity: CandidateActivity): boolean => isCoded(activity) || activity.trades.length > 0;
  return {
    profile,
    activities,
    nameTrades,
    nameStems: meaningStems(profile.name),
    nafTrades,
    kinds: [...new Set(undeniedOf(profile.evidence).map((row) => row.kind))].sort(),
    vector: profile.place.point && unitVector(profile.place.point),
    hasArea: profile.activities.some((activity) => activity.area !== null),
    isMute: nameTrades.every(isHow) && nafTrades.every(isHow) && !activities.some(says),
    isDeclared: activities.some(isCoded),
  };
}

function isCoded({ source }: CandidateActivity): boolean {
  return source.trade !== null || source.sectors.length > 0 || source.cpv.length > 0;
}

/** Lending people and bringing them to a job is how insertion structures work, whatever they do: « Insertion Emploi », 7830Z. */
const HOW: ReadonlySet<string> = new Set(['staff', 'training']);

/** 7810Z and its like say that people are placed, which tells little of training. */
function isPlacing({ trade, by }: TradeHit): boolean {
  return trade.code === 'training' && by[0]!.startsWith('78');
}

function said(hit: TradeHit): TradeHit {
  return { ...hit, strength: hit.strength * HOW_IN_A_NAME };
}

/** Half of all inclusion structures have such a word in their names. */
const HOW_IN_A_NAME = 0.3;

function isHow({ trade }: TradeHit): boolean {
  return HOW.has(trade.code);
}

/** A few words are all about their trade: a likely one is then as good as sure. */
function activityTrades(text: string): readonly TradeHit[] {
  const hits = tradeHits(text);
  return meaningfulWords(text).length > FEW_WORDS ? hits : hits.map((hit) => ({ ...hit, strength: 1 }));
}

function meaningStems(text: string): Set<string> {
  return new Set(
    meaningfulWords(text)
      .map(stemOf)
      .filter((stem) => !isGeneric(stem)),
  );
}
