import type { Mark } from '#lib/nomenclature';
import { coveredLots, narrowedToNamed } from './covered-lots';
import type { LotMarkSource, MarkSource, Tag, TextBlock } from './mark-source';
import { isReservation, mergeMarks } from './merge';
import { findInText, knownLots, type TextFinding } from './text';

/** Characters of one notice in which levers are looked for, three times those of the longest one known (100 lots, 1.8 MB). */
const MOST_TEXT = 6_000_000;

/**
 * The marks of a notice and of each of its lots. What is said for the whole notice stands on it and on every lot; what a
 * sentence says of some lots without naming them stands on the notice only, to check. A reservation that the source sets on the
 * whole notice while words name some lots stands on these lots alone. Words of all the lots confirm a flag of the notice.
 */
export function marksOf(
  notice: MarkSource,
  lots: readonly LotMarkSource[],
): { notice: Mark[]; byLot: Map<string, Mark[]> } {
  const known = knownLots(lots);
  let left = MOST_TEXT;
  const found = (block: TextBlock, home: string | null): TextFinding[] => {
    left -= block.text.length;
    return left < 0 ? [] : findInText(block, home, known);
  };
  const inNotice = notice.blocks.flatMap((block) => found(block, null));
  const inLots = lots.flatMap((lot) => lot.blocks.flatMap((block) => found(block, lot.number)));
  const all = narrowedToNamed([...inNotice, ...inLots], known.numbers);
  const byNumber = new Map<string, TextFinding[]>(lots.map((lot) => [lot.number, []]));
  for (const finding of all) {
    const numbers = finding.lots === 'all' ? byNumber.keys() : finding.lots === 'some' ? [] : finding.lots;
    for (const number of numbers) byNumber.get(number)?.push(finding);
  }
  const covered = notice.tags.map((tag) => ({ tag, lots: coveredLots(tag.lever, all, known.numbers) }));
  const byLot = lots.map((lot): [string, Mark[]] => {
    const ofNotice = covered.filter(({ lots: those }) => those.has(lot.number)).map(({ tag }) => tag);
    return [lot.number, mergeMarks([...lot.tags, ...ofNotice], byNumber.get(lot.number)!, true)];
  });
  const whole = all.slice(0, inNotice.length).filter((finding) => typeof finding.lots === 'string');
  const confirming = all.filter((finding) => Array.isArray(finding.lots) && confirms(finding, notice.tags, byLot));
  return { notice: mergeMarks(notice.tags, [...whole, ...confirming], lots.length === 1), byLot: new Map(byLot) };
}

/** Words of a lot confirm a flag of the notice; a reservation only when words reserve every lot, each maybe to its own. */
function confirms(finding: TextFinding, tags: readonly Tag[], byLot: readonly [string, Mark[]][]): boolean {
  if (!isReservation(finding.lever)) return tags.some((tag) => tag.lever === finding.lever);
  const isSure = (mark: Mark): boolean => isReservation(mark.lever) && mark.certainty !== 'to-check';
  return tags.some((tag) => isReservation(tag.lever)) && byLot.every(([, marks]) => marks.some(isSure));
}
