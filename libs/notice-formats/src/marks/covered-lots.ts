import type { Lever } from '#lib/nomenclature';
import { isReservation } from './merge';
import type { TextFinding } from './text';

/**
 * Findings of which those that say "marché réservé : oui", or only cite an article, while other words name the lots that are
 * reserved, speak of these lots only.
 */
export function narrowedToNamed(findings: readonly TextFinding[], numbers: readonly string[]): TextFinding[] {
  const said = findings.filter((each) => isReservation(each.lever) && !each.isDenied);
  const named = new Set(namedBy(said));
  return findings.map((each) => {
    if (each.lots !== 'all' || each.isDenied) return each;
    if (each.lever === 'reserved-unspecified' && named.size > 0 && named.size < numbers.length) {
      return { ...each, lots: [...named] };
    }
    const ofLever = each.isByArticle ? new Set(namedBy(said.filter(({ lever }) => lever === each.lever))) : named;
    return each.isByArticle && ofLever.size > 0 ? { ...each, lots: [...ofLever] } : each;
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
  const same = findings.filter((each) => isSameReservation(lever, each.lever));
  // a tag of another kind than all that words say is more often the wrong box than a second reservation
  const said = same.length > 0 || !isReservation(lever) ? same : findings.filter((each) => isReservation(each.lever));
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
