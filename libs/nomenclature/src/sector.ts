/** A family of purchase sectors. */
export interface SectorGroup {
  /** Stable code */
  code: string;
  /** French label */
  label: string;
}

/** A purchase sector: how buyers and inclusive suppliers call what is bought. */
export interface Sector {
  /** Stable code, stored beside activities */
  code: string;
  /** French label, in our words */
  label: string;
  /** Code of its group */
  group: string;
  /** Its number on the Marché de l'inclusion, by which its lists and its API are read */
  peerId: number;
  /** Code of the trade it belongs to, when one does it */
  trade: string | null;
  /** CPV prefixes, the most typical first */
  cpv: readonly string[];
  naf: readonly string[];
  /** French words and phrases that name it, besides its label */
  words: readonly string[];
  /** What the Marché de l'inclusion calls it, where our label says it otherwise */
  alias?: string;
}

/** A sector as its table writes it: the words in one text, with commas between. */
export type SectorRow = Omit<Sector, 'words'> & { words: string };
