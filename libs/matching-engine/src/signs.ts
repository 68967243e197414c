import { sortFew } from '#lib/kernel';
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

/** The signs that one supplier does what is asked, as they are met: of a code the strongest, since two activities of one trade are one reason. */
export class Signs {
  private readonly found: Sign[] = [];
  private readonly tied: { activity: CandidateActivity; points: number }[] = [];
  /** Closest CPV codes of any activity */
  closeness = 0;

  add(code: SignCode, exactPoints: number, holds: boolean, source: SignSource): void {
    const points = tenth(exactPoints);
    if (holds && source.activity !== null) this.tie(source.activity, points);
    let at = 0;
    while (at < this.found.length && this.found[at]!.code !== code) at += 1;
    if (at < this.found.length && points <= this.found[at]!.points) return;
    const { activity, asked, hit, near, sector } = source;
    this.found[at] = { code, points, holds, activity, asked, hit, near, sector };
  }

  /** @returns whether one of them holds the link */
  hold(): boolean {
    for (const { holds } of this.found) if (holds) return true;
    return false;
  }

  /** @returns the most telling one, null without any */
  best(): Sign | null {
    let best: Sign | null = null;
    for (const one of this.found) if (best === null || compare(one, best) < 0) best = one;
    return best;
  }

  /** @returns what they bring together: the best counts whole, the others for a share, since they tell the same thing again */
  points(again: number): number {
    const best = this.best();
    let sum = 0;
    for (const one of this.found) sum += one === best ? one.points : tenth(one.points * again);
    return sum;
  }

  /** @returns each with what it brings, the most telling first */
  counted(again: number): { sign: Sign; points: number }[] {
    const sorted = sortFew([...this.found], (a, b) => compare(a, b) > 0);
    return sorted.map((sign, at) => ({ sign, points: at === 0 ? sign.points : tenth(sign.points * again) }));
  }

  /** @returns the activities that hold the link, the most tied first */
  activities(): readonly CandidateActivity[] {
    return sortFew(this.tied, (a, b) => a.points < b.points).map(({ activity }) => activity);
  }

  private tie(activity: CandidateActivity, points: number): void {
    for (const known of this.tied) {
      if (known.activity !== activity) continue;
      known.points = Math.max(known.points, points);
      return;
    }
    this.tied.push({ activity, points });
  }
}

function compare(a: Sign, b: Sign): number {
  return b.points - a.points || (a.code < b.code ? -1 : 1);
}
