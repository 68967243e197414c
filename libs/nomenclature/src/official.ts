import type { Point } from './place';

/** The complete official lists, as far as an instance has loaded them. */
export interface OfficialLists {
  /** Eight digits → French label */
  cpv: ReadonlyMap<string, string>;
  /** `8121Z` → French label */
  naf: ReadonlyMap<string, string>;
  /** INSEE code → where the commune stands */
  communes: ReadonlyMap<string, Point>;
}

const NONE: OfficialLists = { cpv: new Map(), naf: new Map(), communes: new Map() };

let lists = NONE;

/**
 * Gives the look-ups the official lists beside our own tables, from now on and for this process; a list that is left out is
 * forgotten, so the call without any leaves our tables alone. Look-ups build what they need of them at their first use.
 */
export function completeNomenclature(given: Partial<OfficialLists> = {}): void {
  lists = { ...NONE, ...given };
}

/** @returns the lists in use; a map that is another object holds other rows */
export function officialLists(): OfficialLists {
  return lists;
}
