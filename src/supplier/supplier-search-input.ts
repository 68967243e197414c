import { z } from 'zod';
import {
  communeByCode,
  epciByCode,
  isDepartment,
  isKind,
  LEVERS,
  regionName,
  sectorByCode,
  sectorGroupByCode,
} from '#lib/nomenclature';

/** What suppliers are filtered by: the name in an address, and the facet of the index that it is. */
export const SUPPLIER_FACETS = {
  levier: 'levers',
  type: 'kinds',
  preuve: 'proofs',
  reference: 'references',
  groupe: 'sectorGroups',
  secteur: 'sectors',
  service: 'serviceTypes',
  reseau: 'networks',
  region: 'region',
  departement: 'department',
  epci: 'epci',
  commune: 'commune',
} as const;
export type FacetParam = keyof typeof SUPPLIER_FACETS;
export type SupplierFacet = (typeof SUPPLIER_FACETS)[FacetParam];
export const FACET_PARAMS = Object.keys(SUPPLIER_FACETS) as FacetParam[];

export const SEARCH_SORTS = ['pertinence', 'distance', 'nom', 'preuve'] as const;
export type SearchSort = (typeof SEARCH_SORTS)[number];

/** More characters than anyone types in search of a supplier */
export const LONGEST_WORDS = 200;
/** The engines go no deeper than ten thousand results, ten a page */
export const LAST_PAGE = 1_001;

const several = z
  .union([z.string(), z.array(z.string())])
  .optional()
  .transform((value) =>
    [value ?? []]
      .flat()
      .map((one) => one.trim().slice(0, 120))
      .filter((one) => one !== '')
      .slice(0, 60),
  );
const text = (most: number) =>
  z
    .union([z.string(), z.array(z.string())])
    .optional()
    .transform((value) => ([value].flat()[0] ?? '').trim().slice(0, most));

/**
 * The query string of a search of suppliers, the same for the page, its export and the API. It refuses nothing:
 * `understandSearch` says what can't be read, at its field, so that an old or a broken link still finds.
 */
export const supplierSearchInput = z.object({
  /** Words: a trade, a product, a name, a SIRET, a CPV code */
  q: text(20_000),
  /** A place as typed: commune, post code, EPCI, department, region */
  ou: text(80),
  /** Radius around a commune, in km; 0 for no limit */
  km: text(12),
  levier: several,
  type: several,
  preuve: several,
  reference: several,
  groupe: several,
  secteur: several,
  service: several,
  reseau: several,
  region: several,
  departement: several,
  epci: several,
  commune: several,
  /** `france`: not only the instance's territory */
  zone: text(12),
  /** `1`: the words as they are typed, no typo mended */
  exact: text(1),
  tri: text(12),
  page: text(12),
});
export type SupplierSearchInput = z.output<typeof supplierSearchInput>;

/** The values that each facet may take; a network's are its own words. */
const IS_VALUE: Record<FacetParam, (value: string) => boolean> = {
  levier: (value) => LEVERS.some((lever) => lever === value),
  type: isKind,
  preuve: (value) => ['current', 'to-verify', 'expired', 'none'].includes(value),
  reference: (value) => ['declared', 'won'].includes(value),
  groupe: (value) => sectorGroupByCode(value) !== null,
  secteur: (value) => sectorByCode(value) !== null,
  service: (value) => ['supply', 'service', 'staff'].includes(value),
  reseau: (value) => !/\p{Cc}/u.test(value),
  region: (value) => regionName(value) !== null,
  departement: isDepartment,
  epci: (value) => epciByCode(value) !== null,
  commune: (value) => communeByCode(value) !== null,
};

/** Filters of a search, by the name they have in an address; a facet without a filter has an empty list. */
export type SearchFilters = Readonly<Record<FacetParam, readonly string[]>>;

/** @returns the filters that can be, each once, and the names of the facets where a value was left out */
export function readFilters(input: Pick<SupplierSearchInput, FacetParam>): {
  filters: SearchFilters;
  leftOut: FacetParam[];
} {
  const leftOut: FacetParam[] = [];
  const read = FACET_PARAMS.map((param): [FacetParam, string[]] => {
    const values = [...new Set(input[param].map((value) => FORMER_VALUES[`${param}=${value}`] ?? value))];
    const kept = values.filter(IS_VALUE[param]);
    if (kept.length < values.length) leftOut.push(param);
    return [param, kept.sort()];
  });
  return { filters: Object.fromEntries(read) as Record<FacetParam, string[]>, leftOut };
}

/** Values that addresses had before, kept readable. */
const FORMER_VALUES: Record<string, string> = { 'preuve=1': 'current' };
