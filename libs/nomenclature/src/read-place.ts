import { findCommune, suggestCommunes } from './territory';
import type { Commune } from './territory-data';

/** What a typed place is found to be. */
export type ReadPlace =
  /** `corrected`: the name was typed nearly so */
  | { kind: 'commune'; commune: Commune; corrected: boolean }
  | { kind: 'epci' | 'department' | 'region'; code: string; name: string; corrected: boolean }
  /** Several communes share the name or the post code: the likeliest first, at most ten of `total` */
  | { kind: 'ambiguous'; choices: readonly Commune[]; total: number }
  /** Communes of a like name, if any */
  | { kind: 'unknown'; like: readonly Commune[] };

/**
 * Reads a place as a person types it: a commune, with or without its post code or its department (« Saint-Sauveur (86) »), a
 * post code, an EPCI, a department by its name or number, a region; with typos.
 * @param near INSEE codes of communes preferred between homonyms, e.g. those of the instance's territory
 */
export function readPlace(typed: string, near: ReadonlySet<string> = new Set()): ReadPlace {
  const commune = findCommune(typed);
  if (commune) return { kind: 'commune', commune, corrected: false };
  return { kind: 'unknown', like: suggestCommunes(typed, 3, near) };
}
