import { normaliseCpv } from './cpv';
import { plain, stemOf, words } from './french';
import { lexiconOf, phrasesIn, type Lexicon } from './lexicon';
import { normaliseNaf } from './naf';
import type { Sector, SectorGroup, SectorRow } from './sector';
import { BUILDING_SECTORS } from './sectors-building';
import { FOOD_SECTORS } from './sectors-food';
import { OFFICE_SECTORS } from './sectors-office';
import { PEOPLE_SECTORS } from './sectors-people';
import { PLACES_SECTORS } from './sectors-places';
import { WASTE_SECTORS } from './sectors-waste';
import { WORKSHOPS_SECTORS } from './sectors-workshops';
import { tradeHits, tradesAsked } from './trades';

export const SECTOR_GROUPS: readonly SectorGroup[] = [
  { code: 'outdoors', label: 'Espaces verts et extérieurs' },
  { code: 'cleaning', label: 'Hygiène et propreté' },
  { code: 'furnishing', label: 'Ameublement, décoration, textile et artisanat' },
  { code: 'repairs', label: 'Réparation et dépannage' },
  { code: 'communication', label: 'Communication et événements' },
  { code: 'linen', label: 'Entretien du linge et couture' },
  { code: 'industry', label: 'Sous-traitance industrielle' },
  { code: 'culture', label: 'Culture, loisirs et tourisme' },
  { code: 'home-services', label: 'Services à la personne' },
  { code: 'farming', label: 'Agriculture et agroalimentaire' },
  { code: 'catering', label: 'Restauration et alimentation' },
  { code: 'transport', label: 'Déménagement, livraison et transport' },
  { code: 'administration', label: 'Assistance générale et administrative' },
  { code: 'health', label: 'Médico-social' },
  { code: 'building', label: 'Bâtiment et travaux publics' },
  { code: 'digital', label: 'Informatique et numérique' },
  { code: 'recycling', label: 'Recyclage et économie circulaire' },
  { code: 'safety', label: 'Sécurité, prévention et médiation' },
  { code: 'waste', label: 'Collecte et traitement des déchets' },
  { code: 'consulting', label: 'Conseil, formation et ressources humaines' },
];

/** The 154 sectors, by the order of their groups. */
export const SECTORS: readonly Sector[] = inOrderOfGroups([
  ...PLACES_SECTORS,
  ...WORKSHOPS_SECTORS,
  ...BUILDING_SECTORS,
  ...FOOD_SECTORS,
  ...WASTE_SECTORS,
  ...OFFICE_SECTORS,
  ...PEOPLE_SECTORS,
]);

const BY_CODE = new Map(SECTORS.map((sector) => [sector.code, sector]));
const BY_PEER_ID = new Map(SECTORS.map((sector) => [sector.peerId, sector]));
const GROUP_BY_CODE = new Map(SECTOR_GROUPS.map((group) => [group.code, group]));

/** @returns the sector of that code, or null */
export function sectorByCode(code: string): Sector | null {
  return BY_CODE.get(code) ?? null;
}

/** @returns the sector of that number on the Marché de l'inclusion, or null */
export function sectorByPeerId(id: number): Sector | null {
  return BY_PEER_ID.get(id) ?? null;
}

/** @returns the group of that code, or null */
export function sectorGroupByCode(code: string): SectorGroup | null {
  return GROUP_BY_CODE.get(code) ?? null;
}

/** @returns the sectors of a group, in the order of the table */
export function sectorsOfGroup(group: string): Sector[] {
  return SECTORS.filter((sector) => sector.group === group);
}

/** @returns the sectors of a trade, in the order of the table */
export function sectorsOfTrade(trade: string): Sector[] {
  return SECTORS.filter((sector) => sector.trade === trade);
}

/** @returns the sector that a list calls so, whatever its accents, plurals, order and capitals; null when none is */
export function sectorOfLabel(label: string): Sector | null {
  return byLabel().get(labelKey(label)) ?? null;
}

/**
 * @returns the sectors that a text names, the surest first: those that more words, and longer phrases, name; sectors named
 * « autres » come after
 */
export function sectorsOfText(text: string): Sector[] {
  const scores = new Map<Sector, number>();
  for (const [sector, found] of phrasesIn(text, sectorLexicon())) {
    const score = found.reduce((sum, { phrase }) => sum + phrase.weight, 0);
    scores.set(sector, score);
  }
  const order = (sector: Sector): number => SECTORS.indexOf(sector);
  return [...scores.keys()].sort((a, b) => scores.get(b)! - scores.get(a)! || order(a) - order(b));
}

/** @returns the same of the title of a purchase, but those whose trade it only names as premises or public, as `tradesAsked` */
export function sectorsOfTitle(title: string): Sector[] {
  const asked = new Set(tradesAsked(title).map(({ trade }) => trade.code));
  const onlyWhere = new Set(tradeHits(title).flatMap(({ trade }) => (asked.has(trade.code) ? [] : trade.code)));
  return sectorsOfText(title).filter(({ trade }) => trade === null || !onlyWhere.has(trade));
}

/** @returns the sectors tied to a CPV code, the closest prefix first; a code shorter than a prefix is tied to none by it */
export function sectorsOfCpv(code: string): Sector[] {
  const cpv = normaliseCpv(code);
  if (cpv === null) return [];
  const ties: { sector: Sector; digits: number; rank: number }[] = [];
  for (const sector of SECTORS) {
    const tied = sector.cpv.filter((prefix) => cpv.startsWith(prefix));
    if (tied.length === 0) continue;
    const longest = tied.reduce((a, b) => (b.length > a.length ? b : a));
    ties.push({ sector, digits: longest.length, rank: sector.cpv.indexOf(longest) + (isOther(sector) ? 10 : 0) });
  }
  return ties.sort((a, b) => b.digits - a.digits || a.rank - b.rank).map(({ sector }) => sector);
}

/** @returns the sectors whose suppliers usually hold this NAF code, the most typical first */
export function sectorsOfNaf(code: string): Sector[] {
  const naf = normaliseNaf(code);
  if (naf === null) return [];
  const rank = (sector: Sector): number => sector.naf.indexOf(naf) + (isOther(sector) ? 10 : 0);
  return SECTORS.filter((sector) => sector.naf.includes(naf)).sort((a, b) => rank(a) - rank(b));
}

function inOrderOfGroups(rows: readonly SectorRow[]): Sector[] {
  return SECTOR_GROUPS.flatMap(({ code }) =>
    rows.filter((row) => row.group === code).map((row) => ({ ...row, words: row.words.split(', ') })),
  );
}

function isOther({ code }: Sector): boolean {
  return code.startsWith('other-');
}

let labels: ReadonlyMap<string, Sector> | undefined;

function byLabel(): ReadonlyMap<string, Sector> {
  return (labels ??= new Map(
    SECTORS.flatMap((sector) =>
      [sector.label, sector.alias ?? sector.label].map((name) => [labelKey(name), sector] as const),
    ),
  ));
}

const LINK_WORDS = new Set('et de des du le la les un une au aux en ou'.split(' '));

/** Stems of a label, each once, in one order: « Confection & façon » and « façon, confection » meet. */
function labelKey(label: string): string {
  const told = words(plain(label)).filter((word) => !LINK_WORDS.has(word));
  return [...new Set(told.map(stemOf))].sort().join(' ');
}

let lexicon: Lexicon<Sector> | undefined;

/** A phrase of several words says more than one; its last words say less than its first. */
const WEIGHTS = [0, 1, 1.7, 2.2, 2.5, 2.7];

function sectorLexicon(): Lexicon<Sector> {
  return (lexicon ??= lexiconOf(
    SECTORS.flatMap((sector) =>
      [...sector.words, ...(isOther(sector) ? [] : [sector.label])].map((text) => ({
        of: sector,
        text,
        weight: (tokens: number) => (WEIGHTS[tokens] ?? 3) * (isOther(sector) ? 0.4 : 1),
      })),
    ),
  ));
}
