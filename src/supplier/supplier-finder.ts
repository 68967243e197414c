import { Injectable } from '@nestjs/common';
import { communesOfEpci, epciOfCommune, parseCpv, readPlace } from '#lib/nomenclature';
import { SearchIndex, SearchRefused, type FieldMatch, type SearchPage, type SearchQuery } from '#lib/search';
import { MeanPoints } from './mean-points';
import { RADIUSES, searchInputOf, understandSearch, type SearchAsk } from './supplier-search-ask';
import { SUPPLIER_FACETS, FACET_PARAMS, type FacetParam, type SupplierSearchInput } from './supplier-search-input';
import type { SupplierDocument } from './supplier-document';
import { SupplierSearchIndex } from './supplier-search.index';

export const SUPPLIERS_PER_PAGE = 10;
/** Far enough for anything on the mainland, and as far as the engines look */
const ANYWHERE_KM = 2_000;
const PAGE_OF_EXPORT = 100;
/** One more than the ten thousand that are told, so that an export knows whether it is cut */
const LAST_PAGE_OF_EXPORT = 101;

/** A supplier that a search finds, and why. */
export interface FoundSupplier {
  id: string;
  km: number | null;
  matched: FieldMatch[];
}

export interface FoundSuppliers extends Pick<
  SearchPage<SupplierDocument>,
  'total' | 'totalIsExact' | 'facetsAreExact' | 'corrected' | 'degraded'
> {
  found: FoundSupplier[];
  /** Counts of the facets that were asked for, each without its own filter */
  facets: Partial<Record<FacetParam, { value: string; count: number }[]>>;
  /** When nothing was found: what wider searches would give */
  wider: { ask: SearchAsk; total: number }[];
}

interface FindChoices {
  perPage?: number;
  facets?: readonly FacetParam[];
}

const NOTHING: FoundSuppliers = {
  found: [],
  total: 0,
  totalIsExact: true,
  facetsAreExact: true,
  corrected: [],
  degraded: false,
  facets: {},
  wider: [],
};

/** Finds suppliers: the one translation of what is asked into what the engines answer, for pages, exports and the API. */
@Injectable()
export class SupplierFinder {
  constructor(
    private readonly search: SearchIndex,
    private readonly index: SupplierSearchIndex,
    private readonly points: MeanPoints,
  ) {}

  /**
   * Understands a search; what it can't understand becomes a fault at its field, and the rest is searched all the same. A
   * commune that no table places is taken to be in the middle of the suppliers known there.
   * @param asked the members of a query string, or the string itself
   * @param territory INSEE codes of what is shown first
   */
  async understand(asked: SupplierSearchInput | string, territory: readonly string[]): Promise<SearchAsk> {
    const input = typeof asked === 'string' ? searchInputOf(asked) : asked;
    const place = input.ou === '' ? null : readPlace(input.ou, new Set(territory));
    const found = place?.kind === 'commune' ? await this.points.ofCommune(place.commune.code) : null;
    return understandSearch(input, territory, found?.point ?? null);
  }

  /**
   * @param territory INSEE codes of what is shown first
   * @param choices.facets those that are counted, all by default: counting costs the most of a search
   * @returns one page of what is found, the nearest to what is asked first; nothing for a search that is refused
   */
  async find(
    ask: SearchAsk,
    territory: readonly string[],
    { perPage = SUPPLIERS_PER_PAGE, facets = FACET_PARAMS }: FindChoices = {},
  ): Promise<FoundSuppliers> {
    if (ask.refused) return NOTHING;
    const countFacets = facets.map((param) => SUPPLIER_FACETS[param]);
    const page = await this.search.search(this.index, { ...this.query(ask, territory), perPage, countFacets });
    return {
      found: page.hits.map(foundOf),
      total: page.total,
      totalIsExact: page.totalIsExact,
      facetsAreExact: page.facetsAreExact,
      corrected: page.corrected,
      degraded: page.degraded,
      facets: Object.fromEntries(facets.map((param) => [param, page.facets[SUPPLIER_FACETS[param]] ?? []])),
      wider: page.total === 0 ? await this.wider(ask, territory) : [],
    };
  }

  /** @returns how many suppliers a search finds, up to what the engine counts */
  async count(ask: SearchAsk, territory: readonly string[]): Promise<{ total: number; totalIsExact: boolean }> {
    if (ask.refused) return { total: 0, totalIsExact: true };
    const { total, totalIsExact } = await this.search.search(this.index, {
      ...this.query({ ...ask, page: 1 }, territory),
      perPage: 1,
    });
    return { total, totalIsExact };
  }

  /**
   * Every result of a search, a hundred at a time, so that an export holds no more than that; ten thousand at most. Those
   * that words rank come by name: engines give no more than two thousand by rank.
   * @throws SearchRefused for a search that is refused
   */
  async *all(ask: SearchAsk, territory: readonly string[]): AsyncGenerator<FoundSupplier[]> {
    if (ask.refused) throw new SearchRefused('q', ask.faults[0]?.message ?? 'Cherchez avec moins de mots.');
    const sort = ask.sort === 'pertinence' ? 'nom' : ask.sort;
    for (let page = 1; page <= LAST_PAGE_OF_EXPORT; page += 1) {
      const query = { ...this.query({ ...ask, page, sort }, territory), perPage: PAGE_OF_EXPORT };
      const { hits } = await this.search.search(this.index, query);
      if (hits.length > 0) yield hits.map(foundOf);
      if (hits.length < PAGE_OF_EXPORT) return;
    }
  }

  private query(ask: SearchAsk, territory: readonly string[]): SearchQuery {
    const filters: Record<string, string[]> = ask.territoryOnly ? filterOfTerritory(territory) : {};
    if (ask.area) filters[SUPPLIER_FACETS[ask.area.param]] = [ask.area.code];
    for (const param of FACET_PARAMS) {
      const values = ask.filters[param];
      if (values.length > 0) filters[SUPPLIER_FACETS[param]] = [...values];
    }
    return {
      words: withBareCodes(ask.words),
      ...(ask.exact ? { asTyped: true } : {}),
      filters,
      ...(ask.near ? { near: { ...ask.near.point, km: ask.near.km || ANYWHERE_KM } } : {}),
      sort: ORDERS[ask.sort],
      page: ask.page,
      perPage: SUPPLIERS_PER_PAGE,
      countFacets: [],
      idsOnly: true,
    };
  }

  private async wider(ask: SearchAsk, territory: readonly string[]): Promise<FoundSuppliers['wider']> {
    const asks = widerAsks(ask);
    const counts = await Promise.all(asks.map((one) => this.count(one, territory)));
    return asks
      .map((one, i) => ({ ask: { ...one, page: 1 }, total: counts[i]!.total }))
      .filter(({ total }) => total > 0);
  }
}

const ORDERS: Record<SearchAsk['sort'], SearchQuery['sort']> = {
  pertinence: 'relevance',
  distance: 'distance',
  nom: { field: 'name', direction: 'asc' },
  preuve: { field: 'freshness', direction: 'desc' },
};

/** Farther, then without the filters, then everywhere. */
function widerAsks(ask: SearchAsk): SearchAsk[] {
  const { near, filters } = ask;
  const isFiltered = FACET_PARAMS.some((param) => filters[param].length > 0);
  const unfiltered = Object.fromEntries(FACET_PARAMS.map((param) => [param, []])) as never;
  const farther = near
    ? RADIUSES.filter((km) => near.km !== 0 && (km === 0 || km > near.km)).map((km) => ({
        ...ask,
        near: { ...near, km },
      }))
    : [];
  const everywhere = { ...ask, area: null, near: null, place: '', territoryOnly: false, sort: 'nom' as const };
  return [
    ...farther,
    ...(isFiltered ? [{ ...ask, filters: unfiltered }] : []),
    ...(ask.area || ask.territoryOnly
      ? [{ ...everywhere, sort: ask.words ? ('pertinence' as const) : ('nom' as const) }]
      : []),
  ];
}

/** « CPV 90911300-9 » is looked for as `90911300`: documents hold codes without their check digit, a wrong one mended. */
function withBareCodes(words: string): string {
  return words.replace(
    /(?<!\d)(?:cpv[\s:]*)?(\d{8}(?:-\d)?)(?![\d-])/gi,
    (as, typed: string) => parseCpv(typed).code ?? as,
  );
}

/** One value where the territory is a whole EPCI, which spares the engine forty; else its communes. */
function filterOfTerritory(territory: readonly string[]): Record<string, string[]> {
  const epci = territory[0] === undefined ? null : epciOfCommune(territory[0]);
  const communes = new Set(territory);
  const all = epci === null ? [] : communesOfEpci(epci);
  const isWhole = all.length === communes.size && all.every((code) => communes.has(code));
  return isWhole && epci ? { epci: [epci] } : { commune: [...territory] };
}

function foundOf({ document, km, matched }: SearchPage<SupplierDocument>['hits'][number]): FoundSupplier {
  return { id: document.id, km, matched };
}
