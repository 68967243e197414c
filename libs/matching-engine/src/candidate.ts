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
  /** It said itself what it does; otherwise all that is known was deduced from its name or its NAF code */
  isDeclared: boolean;
}

/** @returns the profile made ready for matching */
export function candidateOf(profile: Profile): Candidate {
  const activities = profile.activities.map((source): CandidateActivity => {
    return { source, trades: activityTrades(source.text), stems: meaningStems(source.text) };
  });
  const nameTrades = tradesOfName(profile.name);
  const nafTrades = profile.naf === null ? [] : tradesOfNaf(profile.naf);
  const says = (activity: CandidateActivity): boolean =>
    activity.source.trade !== null ||
    activity.source.sectors.length > 0 ||
    activity.source.cpv.length > 0 ||
    activity.trades.length > 0;
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
    isDeclared: activities.some(says),
  };
}

/** Lending people and bringing them to a job is how insertion structures work, whatever they do: « Insertion Emploi », 7830Z. */
const HOW: ReadonlySet<string> = new Set(['staff', 'training']);

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
