import type { RankedSupplier } from '#lib/matching-engine';

/**
 * `proposed`: shown to the buyer, told to no one · `to-review`: waits for an officer · `accepted`: may leave in a
 * digest · `rejected`: an officer refused · `withdrawn`: what made it true no longer holds.
 */
export type MatchState = 'proposed' | 'to-review' | 'accepted' | 'rejected' | 'withdrawn';
export type Verdict = 'accepted' | 'rejected';

/** What stands already, as far as the rules care. */
export interface StandingMatch {
  state: MatchState;
  factsHash: string;
  /** An officer's word, null when only rules spoke */
  verdict: Verdict | null;
}

export interface NextState {
  state: MatchState;
  because: string;
  verdict: Verdict | null;
}

/**
 * The state of a ranked match after a run. An officer's verdict stands while the facts are equal, through withdrawal and
 * return; other facts send it back to review. Without a verdict the rule decides.
 */
export function nextState(
  ranked: RankedSupplier,
  factsHash: string,
  visibility: 'private' | 'public',
  standing: StandingMatch | null,
): NextState {
  const byRule = stateByRule(ranked, visibility);
  if (!standing?.verdict) return byRule;
  if (standing.factsHash === factsHash) {
    return { state: standing.verdict, because: 'officer/verdict', verdict: standing.verdict };
  }
  if (visibility === 'private') return byRule;
  return { state: 'to-review', because: 'facts/changed', verdict: null };
}

/** Métier and Lieu held and not ineligible leaves alone; doubt about a lever waits; an ended or denied proof falls; the rest is for the buyer's eyes. */
function stateByRule(ranked: RankedSupplier, visibility: 'private' | 'public'): NextState {
  const next = (state: MatchState, because: string): NextState => ({ state, because, verdict: null });
  if (visibility === 'private') return next('proposed', 'opportunity/private');
  if (ranked.leavesAlone) return next('accepted', 'rule/leaves-alone');
  const held = (name: string): boolean => ranked.links.some((link) => link.name === name && link.state === 'held');
  if (!held('trade')) return next('proposed', 'trade/doubt');
  if (!held('place')) return next('proposed', 'place/doubt');
  // A proof that ended or that is denied is no doubt to lift by reading: it takes a new proof, which runs the match again
  const { because } = ranked.eligibility;
  if (because === 'evidence/expired' || because === 'evidence/denied') return next('withdrawn', because);
  return next('to-review', because);
}
