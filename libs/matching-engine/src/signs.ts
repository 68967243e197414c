import type { TradeHit } from '#lib/nomenclature';
import type { AskedTrade } from './ask';
import type { CandidateActivity } from './candidate';
import type { NearCpv } from './nearest-cpv';
import { tenth } from './reason';

/** Principal signs of a trade: one of each counts. */
export type SignCode =
  | 'trade/sector'
  | 'trade/sector-group'
  | 'trade/declared'
  | 'trade/activity'
  | 'trade/cpv'
  | 'trade/naf'
  | 'trade/name'
  | 'trade/kind-law';

/** What a sign was read from. */
export interface SignSource {
  /** The activity it came from; null when it was deduced from the name or the NAF code */
  activity: CandidateActivity | null;
  asked?: AskedTrade;
  hit?: TradeHit;
  near?: NearCpv;
  sector?: string;
}

/** A principal sign of trade: how much it brings, and whether it holds the link. */
export interface Sign extends SignSource {
  code: SignCode;
  /** To a tenth, as its reason tells them */
  points: number;
  holds: boolean;
}

/** The signs that one supplier does what is asked, as they are met. */
export class Signs {
  private readonly found: Sign[] = [];
  private readonly tied: { activity: CandidateActivity; points: number }[] = [];
  /** Closest CPV codes of any activity */
  closeness = 0;

  add(code: SignCode, exactPoints: number, holds: boolean, source: SignSource): void {
    const points = tenth(exactPoints);
    if (holds && source.activity !== null) this.tie(source.activity, points);
    const at = this.found.findIndex((one) => one.code === code);
    if (at >= 0 && points <= this.found[at]!.points) return;
    const { activity, asked, hit, near, sector } = source;
    this.found[at < 0 ? this.found.length : at] = { code, points, holds, activity, asked, hit, near, sector };
  }

  /** @returns one sign a code, since two activities of one trade are one reason, the strongest; the most telling code first */
  best(): readonly Sign[] {
    if (this.found.length > 1) this.found.sort((a, b) => b.points - a.points || (a.code < b.code ? -1 : 1));
    return this.found;
  }

  /** @returns the activities that hold the link, the most tied first */
  activities(): readonly CandidateActivity[] {
    if (this.tied.length > 1) this.tied.sort((a, b) => b.points - a.points);
    return this.tied.map(({ activity }) => activity);
  }

  private tie(activity: CandidateActivity, points: number): void {
    const known = this.tied.find((one) => one.activity === activity);
    if (!known) this.tied.push({ activity, points });
    else if (points > known.points) known.points = points;
  }
}
