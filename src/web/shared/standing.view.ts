import { fr } from '#lib/html';
import { renderRule, type Lift, type RuleReader, type Standing } from '#lib/matching-engine';
import { chainView, type ChainView } from './chain.view';
import { eligibilityMark } from './eligibility.view';
import { markOf, type MarkView } from './mark.view';

/** Where a supplier stands for a purchase, drawn by `/shared/standing`. */
export interface StandingView {
  title: string;
  text: string;
  mark: MarkView | null;
  /** Null for one that is not ranked */
  chain: ChainView | null;
}

/** @param name of the supplier, for the accessible name of its chain */
export function standingView(name: string, standing: Standing, reader: RuleReader): StandingView {
  if (standing.outcome === 'kept-out') {
    const { title, text } = renderRule(standing.rule, reader);
    return { title, text, mark: markOf('non', 'Pas classé'), chain: null };
  }
  const chain = chainView(name, standing.supplier.links, 'buyer');
  return {
    title: fr`${ordinal(standing.rank)} sur ${standing.of}`,
    text: `${chain.summary}.`,
    mark: eligibilityMark(standing.supplier.eligibility),
    chain,
  };
}

/** @returns where a supplier would stand if something changed, against where it is; null when it was not tried */
export function liftedTo({ gives }: Lift, now: Standing, reader: RuleReader): string | null {
  if (gives === null) return null;
  if (gives.outcome === 'kept-out') return fr`Resterait : ${lowerFirst(renderRule(gives.rule, reader).title)}`;
  if (now.outcome === 'ranked' && now.rank === gives.rank) return fr`Sa chaîne serait plus solide, au même rang`;
  return fr`Il serait ${ordinal(gives.rank)} sur ${gives.of}`;
}

/** @returns a title as it goes on after a colon */
export function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

function ordinal(rank: number): string {
  return rank === 1 ? '1er' : `${rank}e`;
}
