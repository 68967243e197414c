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
}

export const SECTOR_GROUPS: readonly SectorGroup[] = [
  { code: 'outdoors', label: 'Espaces verts et extérieurs' },
  { code: 'cleaning', label: 'Hygiène et propreté' },
];

export const SECTORS: readonly Sector[] = [
  {
    code: 'green-spaces',
    label: 'Création et entretien d’espaces verts',
    group: 'outdoors',
    peerId: 0,
    trade: 'green-spaces',
    cpv: ['7731'],
    naf: ['8130Z'],
    words: ['tonte', 'taille de haies'],
  },
  {
    code: 'premises-cleaning',
    label: 'Nettoyage de locaux',
    group: 'cleaning',
    peerId: 0,
    trade: 'cleaning',
    cpv: ['9091'],
    naf: ['8121Z'],
    words: ['ménage de bureaux'],
  },
];

const BY_CODE = new Map(SECTORS.map((sector) => [sector.code, sector]));

/** @returns the sector of that code, or null */
export function sectorByCode(code: string): Sector | null {
  return BY_CODE.get(code) ?? null;
}

/** @returns the group of that code, or null */
export function sectorGroupByCode(code: string): SectorGroup | null {
  return SECTOR_GROUPS.find((group) => group.code === code) ?? null;
}

/** @returns the sectors of a trade, in the order of the table */
export function sectorsOfTrade(trade: string): Sector[] {
  return SECTORS.filter((sector) => sector.trade === trade);
}

/** @returns the sector that a list calls so, whatever its accents, plurals and capitals; null when none is */
export function sectorOfLabel(label: string): Sector | null {
  return SECTORS.find((sector) => sector.label === label) ?? null;
}

/** @returns the sectors that a text names, the surest first */
export function sectorsOfText(text: string): Sector[] {
  return SECTORS.filter((sector) => sector.words.some((words) => text.includes(words)));
}

/** @returns the sectors tied to a CPV code, the closest prefix first */
export function sectorsOfCpv(code: string): Sector[] {
  return SECTORS.filter((sector) => sector.cpv.some((prefix) => code.startsWith(prefix)));
}
