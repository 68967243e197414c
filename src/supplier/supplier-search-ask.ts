import { parse } from 'node:querystring';
import { formEncoded, fr, number } from '#lib/html';
import { plain, type Point } from '#lib/nomenclature';
import { readSearchPlace, type PlaceAsk } from './supplier-search-place';
import {
  FACET_PARAMS,
  LAST_PAGE,
  LONGEST_WORDS,
  readFilters,
  SEARCH_SORTS,
  supplierSearchInput,
  type FacetParam,
  type SearchFilters,
  type SearchSort,
  type SupplierSearchInput,
} from './supplier-search-input';

/** Radiuses offered, in km; 0 is no limit */
export const RADIUSES = [5, 15, 30, 50, 100, 0] as const;
const DEFAULT_KM = 15;
const LONGEST_KM = 2_000;
/** Results ranked by words are given up to two thousand */
const LAST_RANKED_PAGE = 201;
const AREA_PARAMS = ['region', 'departement', 'epci'] as const;

/** The country as one writes it where a place is asked */
const WHOLE_COUNTRY = /^(?:(?:dans )?toute )?(?:la |en )?france(?: entiere| metropolitaine)?$|^partout(?: en france)?$/;

/** Something that can't be read as it came: the same words for a page's field and an API's. */
export interface SearchFault {
  /** Name in the query string */
  field: 'q' | 'ou' | 'km';
  message: string;
}

/** Something that was asked and changes nothing: a page leaves it out and says so, an API refuses it. */
export interface SearchIgnored {
  field: 'km' | 'zone' | 'exact' | 'tri' | 'page';
  message: string;
}

/** What is searched, once understood. */
export interface SearchAsk {
  words: string;
  /** The words as they are: no typo is mended */
  exact: boolean;
  /** The place as it is written in an address: it reads as the same place again */
  place: string;
  near: { name: string; point: Point; km: number } | null;
  /** The radius asked for, which waits while the place is not understood */
  km: number;
  /** The area that the place is, when it is no commune */
  area: PlaceAsk['area'];
  filters: SearchFilters;
  /** The territory only, which is what is shown first when no place is named */
  territoryOnly: boolean;
  sort: SearchSort;
  /** From 1 */
  page: number;
  faults: SearchFault[];
  /** What was read otherwise than it was typed, and why */
  notes: string[];
  /** Places of which the one that was typed may be any */
  choices: PlaceAsk['choices'];
  /** Members of the address that say nothing here, and were left out */
  ignored: SearchIgnored[];
  /** Facets of which a value does not exist, and was left out */
  leftOut: FacetParam[];
  /** The words are not such that can be looked for: nothing is searched */
  refused: boolean;
}

/**
 * Understands a search; what it can't understand becomes a fault at its field, and the rest is searched all the same.
 * @param territory INSEE codes of what is shown first
 * @param middle where the commune of the place is taken to be, when no table says
 */
export function understandSearch(
  input: SupplierSearchInput,
  territory: readonly string[],
  middle: Point | null = null,
): SearchAsk {
  const faults: SearchFault[] = [];
  const ignored: SearchIgnored[] = [];
  const ignore = (field: SearchIgnored['field'], message: string): void => void ignored.push({ field, message });
  const { words, refused } = readWords(input.q, faults);
  const km = readRadius(input.km, faults);
  const isCountry = WHOLE_COUNTRY.test(plain(input.ou));
  const place = readSearchPlace(isCountry ? '' : input.ou, territory, middle);
  if (place.fault) faults.push({ field: 'ou', message: place.fault });

  const { filters: read, leftOut } = readFilters(input);
  const filters = place.area ? { ...read, [place.area.param]: [] } : read;
  const near = place.near ? { ...place.near, km } : null;
  const elsewhere =
    input.zone === 'france' ||
    isCountry ||
    AREA_PARAMS.some((param) => filters[param].length > 0) ||
    filters.commune.some((code) => !territory.includes(code));
  const ask = { words, near };
  if (km !== DEFAULT_KM && near === null && !place.fault) ignore('km', UNMEASURED);
  if (!['', 'france', 'territoire'].includes(input.zone)) ignore('zone', fr`La zone « ${input.zone} » n’existe pas.`);
  if (!['', '0', '1'].includes(input.exact)) ignore('exact', fr`« exact » vaut 1, ou rien.`);
  const sort = readSort(input.tri, ask, ignore);
  const page = readPage(input.page, ignore);
  return {
    ...ask,
    km,
    exact: words !== '' && input.exact === '1',
    place: place.text,
    area: place.area,
    filters,
    territoryOnly: near === null && place.area === null && !elsewhere && territory.length > 0,
    sort,
    page: sort === 'pertinence' ? Math.min(page, LAST_RANKED_PAGE) : page,
    faults,
    notes: place.notes,
    choices: place.choices,
    ignored,
    leftOut,
    refused,
  };
}

/** @returns the members of a search as an address writes it: `q=tonte&ou=Poitiers` */
export function searchInputOf(query: string): SupplierSearchInput {
  return supplierSearchInput.parse(parse(query, '&', '=', { maxKeys: 200 }));
}

/** @returns the orders that a search can be given: none is by what it does not ask */
export function sortsOf({ words, near }: Pick<SearchAsk, 'words' | 'near'>): SearchSort[] {
  return SEARCH_SORTS.filter(
    (sort) => (sort !== 'distance' || near !== null) && (sort !== 'pertinence' || words !== ''),
  );
}

/** Without words nothing is more relevant than another: the nearest first, else by name. */
function usualSort({ words, near }: Pick<SearchAsk, 'words' | 'near'>): SearchSort {
  if (words !== '') return 'pertinence';
  return near ? 'distance' : 'nom';
}

/**
 * @returns the search as a query string, some of it changed, its members always in one order: two equal searches have one
 *   address. The page is forgotten unless it is what changes.
 */
export function searchHref(ask: SearchAsk, change: Partial<SearchAsk> = {}, path = '/fournisseurs'): string {
  const encoded = searchQueryString(ask, change);
  return encoded ? `${path}?${encoded}` : path;
}

/** @returns `searchHref` without its path: `q=tonte&ou=Poitiers` */
export function searchQueryString(ask: SearchAsk, change: Partial<SearchAsk> = {}): string {
  return searchMembers(ask, change)
    .map(([name, value]) => `${name}=${formEncoded(value)}`)
    .join('&');
}

/** @returns the members of `searchQueryString`, in their order */
export function searchMembers(ask: SearchAsk, change: Partial<SearchAsk> = {}): [name: string, value: string][] {
  const next = { ...ask, page: 1, ...change };
  const members: [name: string, value: string][] = [];
  if (next.words) members.push(['q', next.words]);
  if (next.words && next.exact) members.push(['exact', '1']);
  if (next.place) members.push(['ou', next.place]);
  const km = next.near?.km ?? (next.place && !next.area ? next.km : DEFAULT_KM);
  if (km !== DEFAULT_KM) members.push(['km', String(km)]);
  for (const param of FACET_PARAMS) for (const value of next.filters[param]) members.push([param, value]);
  const isSomewhere =
    next.territoryOnly || next.near || next.area || AREA_PARAMS.some((param) => next.filters[param].length > 0);
  if (!isSomewhere) members.push(['zone', 'france']);
  if (next.sort !== usualSort(next)) members.push(['tri', next.sort]);
  if (next.page > 1) members.push(['page', String(next.page)]);
  return members;
}

/** @returns filters with a value of one facet taken away */
export function withoutFilter(filters: SearchFilters, param: FacetParam, value: string): SearchFilters {
  return { ...filters, [param]: filters[param].filter((other) => other !== value) };
}

const UNMEASURED = fr`La distance ne compte qu’autour d’une commune : elle est laissée de côté.`;

type Ignore = (field: SearchIgnored['field'], message: string) => void;

function readSort(typed: string, ask: Pick<SearchAsk, 'words' | 'near'>, ignore: Ignore): SearchSort {
  const asked = SEARCH_SORTS.find((one) => one === typed);
  if (asked && sortsOf(ask).includes(asked)) return asked;
  if (asked === 'distance')
    ignore('tri', fr`Sans commune, rien ne se classe par distance : l’ordre habituel est gardé.`);
  else if (asked === 'pertinence')
    ignore('tri', fr`Sans mots, rien ne se classe par pertinence : l’ordre habituel est gardé.`);
  else if (typed !== '') ignore('tri', fr`L’ordre « ${typed} » n’existe pas : l’ordre habituel est gardé.`);
  return usualSort(ask);
}

function readPage(typed: string, ignore: Ignore): number {
  if (typed === '') return 1;
  const page = Number(typed);
  if (Number.isInteger(page) && page >= 1) return Math.min(page, LAST_PAGE);
  ignore('page', fr`« ${typed} » n’est pas un numéro de page : voici la première.`);
  return 1;
}

function readWords(typed: string, faults: SearchFault[]): { words: string; refused: boolean } {
  const words = typed.replace(/[\p{Cc}\s]+/gu, ' ').trim();
  if (words.length > LONGEST_WORDS) {
    const message = fr`Cherchez avec ${LONGEST_WORDS} caractères au plus : il y en a ${number(words.length)}.`;
    faults.push({ field: 'q', message });
    return { words: words.slice(0, LONGEST_WORDS), refused: true };
  }
  if (words !== '' && !/[\p{L}\p{N}]/u.test(words)) {
    faults.push({ field: 'q', message: 'Écrivez au moins un mot, ou un numéro.' });
    return { words: '', refused: false };
  }
  return { words, refused: false };
}

function readRadius(typed: string, faults: SearchFault[]): number {
  const km = typed === '' ? DEFAULT_KM : Number(typed.replace(',', '.'));
  if (Number.isFinite(km) && km >= 0 && km <= LONGEST_KM) return km;
  faults.push({
    field: 'km',
    message: fr`Choisissez une distance de la liste, ou un nombre de 0 à ${number(LONGEST_KM)} km.`,
  });
  return DEFAULT_KM;
}
