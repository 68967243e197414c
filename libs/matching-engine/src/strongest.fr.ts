import { renderReason } from './reasons.fr';
import type { Audience, Link } from './types';

/** A link says its strongest facts only: the third reads like the first two. All of them stand in the detail. */
const MOST_SAID = 2;

/**
 * @returns what a link says in one line to a reader: its strongest reasons that this reader may know, at most two, in
 * the order of what they bring; equal words are said once
 */
export function strongestWords(link: Link, audience: Audience): string[] {
  const said = [...link.reasons]
    .sort((a, b) => Math.abs(b.points) - Math.abs(a.points))
    .map((reason) => renderReason(reason, audience))
    .filter((text) => text !== null);
  return [...new Set(said)].slice(0, MOST_SAID);
}
