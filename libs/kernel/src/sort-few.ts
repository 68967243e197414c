/**
 * Sorts a handful in place: each is moved before those that come after it, which for hundreds would be slow. Equals stay as they
 * stood. For a handful `sort` costs more than what it sorts, and makes lists many times as large.
 * @returns the list itself
 */
export function sortFew<T>(few: T[], comesAfter: (one: T, other: T) => boolean): T[] {
  for (let at = 1; at < few.length; at += 1) {
    const one = few[at]!;
    let to = at;
    for (; to > 0 && comesAfter(few[to - 1]!, one); to -= 1) few[to] = few[to - 1]!;
    few[to] = one;
  }
  return few;
}
