import type { Kind } from './kind';

/** What a supplier does for a living, as purchases ask for it: the bridge between objects, CPV, NAF and names. */
export interface Trade {
  /** Stable code, stored beside activities */
  code: string;
  /** French label */
  label: string;
  /** CPV prefixes, the most typical first */
  cpvPrefixes: readonly string[];
  /** NAF codes, or their first digits, whose holders do this */
  naf: readonly string[];
  /** French words and phrases of objects and activities: `sure` names the trade alone, `likely` nearly so, `hint` only beside another */
  words: { sure: readonly string[]; likely?: readonly string[]; hint?: readonly string[] };
  /** Phrases that hold one of the words above and mean something else */
  traps?: readonly string[];
  /** Words among those above that also say where, or for whom, others work: « nettoyage de la crèche » minds no child */
  where?: readonly string[];
  /** Words that name it in the name of a structure, beside the sure ones */
  nameWords?: readonly string[];
  /** Distance at which half of the nearness is lost: people go far for printing, not for lunch */
  halfDistanceKm: number;
  /** Kinds of structure that usually do it */
  typicalKinds: readonly Kind[];
  /** Kinds whose object it is by law, whatever they are called, and the article that says so */
  byLaw?: Readonly<Partial<Record<Kind, string>>>;
}

/** Bodies called « régie » that are none of a neighbourhood, which cleans, gardens and mends: traps of all trades that it tells. */
export const OTHER_REGIES = ['régie des eaux', 'régie publicitaire', 'régie lumière'];
