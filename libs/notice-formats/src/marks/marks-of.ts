import type { Mark } from '#lib/nomenclature';
import type { LotMarkSource, MarkSource } from './mark-source';
import { mergeMarks } from './merge';
import { findInText, knownLots, type TextFinding } from './text';

/**
 * The marks of a notice and of each of its lots. What is said for the whole notice stands on it and on every lot; what a
 * sentence says of some lots without naming them stands on the notice only, to check. Words of a lot confirm a flag that the
 * source sets on the whole notice.
 */
export function marksOf(
  notice: MarkSource,
  lots: readonly LotMarkSource[],
): { notice: Mark[]; byLot: Map<string, Mark[]> } {
  const known = knownLots(lots);
  const ofNotice = notice.blocks.flatMap((block) => findInText(block, null, known));
  const ofLots = lots.flatMap((lot) => lot.blocks.flatMap((block) => findInText(block, lot.number, known)));
  const byNumber = new Map<string, TextFinding[]>(lots.map((lot) => [lot.number, []]));
  for (const finding of [...ofNotice, ...ofLots]) {
    const numbers = finding.lots === 'all' ? byNumber.keys() : finding.lots === 'some' ? [] : finding.lots;
    for (const number of numbers) byNumber.get(number)?.push(finding);
  }
  const byLot = lots.map((lot): [string, Mark[]] => [
    lot.number,
    mergeMarks([...lot.tags, ...notice.tags], byNumber.get(lot.number)!),
  ]);
  const flagged = new Set(notice.tags.map((tag) => tag.lever));
  const confirming = ofLots.filter((finding) => flagged.has(finding.lever));
  const whole = [...ofNotice.filter((finding) => typeof finding.lots === 'string'), ...confirming];
  return { notice: mergeMarks(notice.tags, whole), byLot: new Map(byLot) };
}
