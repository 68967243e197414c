import { fr, listed, ofPlace } from '#lib/html';
import {
  communeByCode,
  departmentName,
  epciName,
  isKind,
  kindShortName,
  regionName,
  sectorByCode,
  sectorGroupByCode,
} from '#lib/nomenclature';
import { FACET_PARAMS, type FacetParam, type SearchAsk } from '../../supplier/supplier.service';

/** Facets of which every value has its words here, in the order in which they are shown. */
export const FIXED_LABELS: Partial<Record<FacetParam, Readonly<Record<string, string>>>> = {
  levier: {
    'reserved-insertion': 'réservé insertion',
    'reserved-disability': 'réservé handicap',
    'reserved-ess': 'réservé ESS',
    'reserved-prison': 'réservé détention',
  },
  preuve: {
    current: 'au moins une preuve à jour',
    'to-verify': 'preuve à vérifier',
    expired: 'preuve expirée',
    none: 'aucune preuve connue',
  },
  reference: {
    won: 'au moins un marché gagné',
    declared: 'au moins une référence',
  },
  service: {
    supply: 'fournitures',
    service: 'prestations',
    staff: 'mise à disposition de personnel',
  },
};

/** How the codes of the other facets are called. */
const LABELS: Partial<Record<FacetParam, (value: string) => string | null>> = {
  type: (value) => (isKind(value) ? kindShortName(value) : null),
  groupe: (value) => sectorGroupByCode(value)?.label ?? null,
  secteur: (value) => sectorByCode(value)?.label ?? null,
  region: regionName,
  departement: departmentName,
  epci: epciName,
  commune: (value) => communeByCode(value)?.name ?? null,
};

/** @returns what a value of a facet is called, or null when it is none that has a name; a network goes by its own */
export function filterLabel(param: FacetParam, value: string): string | null {
  const fixed = FIXED_LABELS[param];
  if (fixed) return Object.hasOwn(fixed, value) ? fixed[value]! : null;
  const label = LABELS[param];
  return label ? label(value) : value || null;
}

/** @returns where a search looks: « à moins de 15 km de Poitiers », « Vienne », « Grand Poitiers », « toute la France » */
export function placeInWords(ask: SearchAsk, territoryName: string): string {
  if (ask.near) return ask.near.km === 0 ? fr`près ${ofPlace(ask.near.name)}` : nearInWords(ask.near);
  if (ask.area) return ask.area.name;
  return ask.territoryOnly ? territoryName : 'toute la France';
}

/** @returns the filters of a search, each in its words */
export function filtersInWords(ask: SearchAsk): string[] {
  return FACET_PARAMS.flatMap((param) => ask.filters[param].flatMap((value) => filterLabel(param, value) ?? []));
}

/** @returns « espaces verts, à moins de 15 km de Poitiers ; ACI et preuve à jour » */
export function searchInWords(ask: SearchAsk, territoryName: string): string {
  const filters = filtersInWords(ask);
  const head = [ask.words || 'toutes activités', placeInWords(ask, territoryName)].join(', ');
  return filters.length > 0 ? fr`${head} ; ${listed(filters)}` : head;
}

function nearInWords({ km, name }: NonNullable<SearchAsk['near']>): string {
  return `à moins de ${String(km).replace('.', ',')}\u00a0km ${ofPlace(name)}`;
}
