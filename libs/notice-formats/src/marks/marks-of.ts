import type { Mark } from '#lib/nomenclature';
import type { LotMarkSource, MarkSource, Tag } from './mark-source';
import { isReservation, mergeMarks } from './merge';
import { findInText, knownLots, type TextFinding } from './text';

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
  const inNotice = notice.blocks.flatMap((block) => findInText(block, null, known));
  const inLots = lots.flatMap((lot) => lot.blocks.flatMap((block) => findInText(block, lot.number, known)));
  const all = narrowed([...inNotice, ...inLots], known.numbers);
  const [ofNotice, ofLots] = [all.slice(0, inNotice.length), all.slice(inNotice.length)];
  const byNumber = new Map<string, TextFinding[]>(lots.map((lot) => [lot.number, []]));
  for (const finding of all) {
    const numbers = finding.lots === 'all' ? byNumber.keys() : finding.lots === 'some' ? [] : finding.lots;
    for (const number of numbers) byNumber.get(number)?.push(finding);
  }
  const reserved = reservedLots(all, known.numbers);
  const byLot = lots.map((lot): [string, Mark[]] => {
    const covers = (tag: Tag): boolean => !isReservation(tag.lever) || reserved === 'all' || reserved.has(lot.number);
    return [lot.number, mergeMarks([...lot.tags, ...notice.tags.filter(covers)], byNumber.get(lot.number)!, true)];
  });
  return { notice: noticeMarks(notice.tags, ofNotice, ofLots, byLot, reserved), byLot: new Map(byLot) };
}

/**
 * "Marché réservé : oui" says of a whole notice what other words say of some lots by name: it then speaks of these lots.
 */
function narrowed(findings: readonly TextFinding[], numbers: readonly string[]): TextFinding[] {
  const named = new Set(
    findings.flatMap(({ lever, lots, isDenied }) =>
      isReservation(lever) && !isDenied && Array.isArray(lots) ? lots : [],
    ),
  );
  if (named.size === 0 || named.size === numbers.length) return [...findings];
  return findings.map((finding) => {
    const isBare = finding.lever === 'reserved-unspecified' && finding.lots === 'all' && !finding.isDenied;
    return isBare ? { ...finding, lots: [...named] } : finding;
  });
}

/** Which lots a reservation of the whole notice covers, from what words say: those they name, or not those they deny; else all. */
function reservedLots(findings: readonly TextFinding[], numbers: readonly string[]): ReadonlySet<string> | 'all' {
  const said = findings.filter((finding) => isReservation(finding.lever));
  const kept = said.filter((finding) => !finding.isDenied);
  if (kept.some((finding) => finding.lots === 'all')) {
    const denied = said
      .filter((finding) => finding.isDenied)
      .flatMap((finding) => (Array.isArray(finding.lots) ? finding.lots : []));
    const left = numbers.filter((number) => !denied.includes(number));
    return left.length > 0 ? new Set(left) : 'all';
  }
  const named = kept.flatMap((finding) => (Array.isArray(finding.lots) ? finding.lots : []));
  if (named.length > 0) return new Set(named);
  const denied = said.flatMap((finding) => (Array.isArray(finding.lots) ? finding.lots : []));
  const left = numbers.filter((number) => !denied.includes(number));
  return denied.length > 0 && left.length > 0 ? new Set(left) : 'all';
}

function noticeMarks(
  tags: readonly Tag[],
  ofNotice: readonly TextFinding[],
  ofLots: readonly TextFinding[],
  byLot: readonly [string, Mark[]][],
  reserved: ReadonlySet<string> | 'all',
): Mark[] {
  const flagged = new Set(tags.map((tag) => tag.lever));
  const isOnEvery = (lever: string): boolean =>
    byLot.every(([, marks]) => marks.some((mark) => mark.lever === lever && mark.certainty !== 'to-check'));
  const isWhole = reserved === 'all' || byLot.every(([number]) => reserved.has(number));
  const confirming = [...ofLots, ...ofNotice.filter((finding) => Array.isArray(finding.lots))].filter((finding) =>
    isReservation(finding.lever)
      ? isWhole &&
        tags.some((tag) => isReservation(tag.lever)) &&
        (flagged.has(finding.lever) || isOnEvery(finding.lever))
      : flagged.has(finding.lever),
  );
  const whole = ofNotice.filter((finding) => typeof finding.lots === 'string');
  return mergeMarks(tags, [...whole, ...confirming], byLot.length === 1);
}
