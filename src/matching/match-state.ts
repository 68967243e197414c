import type { RankedSupplier } from '#lib/matching-engine';

/**
 * `proposed`: shown to the buyer, told to no one · `to-review`: waits for an officer · `accepted`: may leave in a
 * digest · `rejected`: an officer refused · `withdrawn`: what made it true no longer holds.
 */
export type MatchState = 'proposed' | 'to-review' | 'accepted' | 'rejected' | 'withdrawn';
export type Verdict = 'accepted' | 'rejected';

/** What stands already, as far as the rules care. */
export interface StandingMatch {
  /** An officer's word, null when only rules spoke */
  verdict: Verdict | null;
  /** Hash of the grounds it was given on */
  verdictHash: string | null;
}

export interface NextState {
  state: MatchState;
  because: string;
}

/**
 * The state of a ranked match after a run. An officer's verdict stands while the grounds are those it was given on, through
 * withdrawal and return; on others the match waits for a new one, however often it runs. Without a verdict the rule decides;
 * no verdict holds what is private, nor a proof that ended.
 * @param grounds hashes of what a verdict would be given on now
 */
export function nextState(
  ranked: RankedSupplier,
  grounds: readonly string[],
  visibility: 'private' | 'public',
  standing: StandingMatch | null,
): NextState {
  const byRule = stateByRule(ranked, visibility);
  if (!standing?.verdict || visibility === 'private' || byRule.state === 'withdrawn') return byRule;
  if (standing.verdictHash !== null && grounds.includes(standing.verdictHash))
    return { state: standing.verdict, because: 'officer/verdict' };
  return { state: 'to-review', because: 'facts/changed' };
}

/** @returns whether a ranked supplier stands in the list of its opportunity, whatever an officer said of it: no proof that ended does */
export function standsInList(ranked: RankedSupplier, visibility: 'private' | 'public'): boolean {
  return stateByRule(ranked, visibility).state !== 'withdrawn';
}

/** Métier and Lieu held and not ineligible leaves alone; doubt about a lever waits; an ended or denied proof falls; the rest is for the buyer's eyes. */
function stateByRule(ranked: RankedSupplier, visibility: 'private' | 'public'): NextState {
  const next = (state: MatchState, because: string): NextState => ({ state, because });
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
