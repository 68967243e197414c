import type { Lever } from '#lib/nomenclature';
import { isReservation } from './merge';
import type { TextFinding } from './text';

/**
 * Findings of which those that say "marché réservé : oui", while other words name the lots that are reserved, speak of these
 * lots only.
 */
export function narrowedToNamed(findings: readonly TextFinding[], numbers: readonly string[]): TextFinding[] {
  const named = new Set(namedBy(findings.filter((each) => isReservation(each.lever) && !each.isDenied)));
  if (named.size === 0 || named.size === numbers.length) return [...findings];
  return findings.map((each) => {
    const isBare = each.lever === 'reserved-unspecified' && each.lots === 'all' && !each.isDenied;
    return isBare ? { ...each, lots: [...named] } : each;
  });
}

/**
 * The lots that a reservation of the whole notice covers, from what words say of the same reservation: those they name, or those
 * they do not deny; all when they name none.
 */
export function coveredLots(
  lever: Lever,
  findings: readonly TextFinding[],
  numbers: readonly string[],
): ReadonlySet<string> {
  const said = findings.filter((each) => isSameReservation(lever, each.lever));
  const kept = said.filter((each) => !each.isDenied);
  const named = kept.some((each) => each.lots === 'all') ? [] : namedBy(kept);
  if (named.length > 0) return new Set(named);
  const denied = new Set(namedBy(said.filter((each) => each.isDenied)));
  const left = numbers.filter((number) => !denied.has(number));
  return new Set(left.length > 0 ? left : numbers);
}

/** A tag that names nobody may be of any kind; one that names some is not what words say of others. */
function isSameReservation(tag: Lever, said: Lever): boolean {
  if (!isReservation(tag) || !isReservation(said)) return false;
  return tag === said || tag === 'reserved-unspecified' || said === 'reserved-unspecified';
}

function namedBy(findings: readonly TextFinding[]): string[] {
  return findings.flatMap(({ lots }) => (Array.isArray(lots) ? lots : []));
}
