/** More who share one purchase than four is no help to anybody. */
export const MOST_MEMBERS = 4;
/** Of how many, best ranked first, combinations are looked at: 793 of two to four. */
export const CONSIDERED = 12;

/**
 * @param items in the order in which they are preferred
 * @returns the combinations of `size`, those of the best ranked first: by the sum of their positions, then by the first that differs
 */
export function combinations<T>(items: readonly T[], size: number): T[][] {
  const found: number[][] = [];
  const take = (from: number, chosen: number[]): void => {
    if (chosen.length === size) {
      found.push(chosen);
      return;
    }
    for (let index = from; index <= items.length - (size - chosen.length); index += 1)
      take(index + 1, [...chosen, index]);
  };
  take(0, []);
  const sum = (indexes: readonly number[]): number => indexes.reduce((total, index) => total + index, 0);
  // They are found in the order of their first member, which a stable sort keeps between equal sums
  return found.sort((a, b) => sum(a) - sum(b)).map((indexes) => indexes.map((index) => items[index]!));
}

/** @returns the first combination of two to `most` that a test keeps, the smallest sizes first; null when none does */
export function firstCombination<T>(
  items: readonly T[],
  most: number,
  keeps: (members: readonly T[]) => boolean,
): T[] | null {
  const [first] = allCombinations(items.slice(0, CONSIDERED), most, keeps);
  return first ?? null;
}

/** @returns every combination of two to `most` of the first items that a test keeps and that holds no smaller one kept */
export function allCombinations<T>(
  items: readonly T[],
  most: number,
  keeps: (members: readonly T[]) => boolean,
): T[][] {
  const kept: T[][] = [];
  for (let size = 2; size <= Math.min(most, items.length); size += 1) {
    for (const members of combinations(items.slice(0, CONSIDERED), size)) {
      const isWider = kept.some((smaller) => smaller.every((one) => members.includes(one)));
      if (!isWider && keeps(members)) kept.push(members);
    }
  }
  return kept;
}

/**
 * Shares an amount by room: each takes the same share of what it can, in whole hundreds, and the rest goes to who has room.
 * @param rooms euros, together at least the amount
 * @returns the parts, in euros: they add up to the amount to the cent, and none is above its room
 */
export function partsOf(amount: number, rooms: readonly number[]): number[] {
  const cents = Math.round(amount * 100);
  const step = amount >= rooms.length * 1_000 ? 10_000 : 100;
  const whole = rooms.reduce((sum, room) => sum + room, 0);
  const parts = rooms.map((room) => Math.floor(((room / whole) * cents) / step) * step);
  let rest = cents - parts.reduce((sum, part) => sum + part, 0);
  rooms.forEach((room, index) => {
    const more = Math.min(rest, Math.floor(room * 100) - parts[index]!);
    parts[index]! += more;
    rest -= more;
  });
  return parts.map((part) => part / 100);
}
