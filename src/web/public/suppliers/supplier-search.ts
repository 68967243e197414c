import { Injectable } from '@nestjs/common';
import { SearchIndex, type SearchPage, type SearchQuery } from '#lib/search';
import { KINDS } from '#lib/nomenclature';
import { SupplierSearchIndex } from '../../../supplier/supplier.service';
import { RADIUSES, SEARCH_LEVERS, kindsOfLever, type SearchAsk, type SearchLever } from './search-input';
import { SupplierFactsQuery, type SupplierFacts } from './supplier-facts.query';

export const SUPPLIERS_PER_PAGE = 10;
const CSV_MOST = 2_000;
const CSV_PAGE = 100;
/** Far enough for anything in the Republic */
const ANYWHERE_KM = 2_000;

export interface FoundSupplier {
  supplier: SupplierFacts;
  km: number | null;
  /** Names of the fields where the words are; none when only near words are */
  matched: string[];
}

export interface SupplierResults {
  found: FoundSupplier[];
  total: number;
  totalIsExact: boolean;
  degraded: boolean;
  kinds: { value: string; count: number }[];
  communes: { value: string; count: number }[];
  levers: Record<SearchLever, number>;
  proven: number;
  /** When nothing was found: what wider searches would give */
  wider: { ask: SearchAsk; total: number }[];
}

/** Finds suppliers through the search port, then reads them whole. */
@Injectable()
export class SupplierSearch {
  constructor(
    private readonly search: SearchIndex,
    private readonly index: SupplierSearchIndex,
    private readonly facts: SupplierFactsQuery,
  ) {}

  /** @param territory INSEE codes @param today `YYYY-MM-DD`, the law of which says who may answer what */
  async find(ask: SearchAsk, territory: readonly string[], today: string): Promise<SupplierResults> {
    const query = queryOf(ask, territory, today);
    const [page, levers, proven] = await Promise.all([
      this.search.search(this.index, { ...query, countFacets: ['kinds', 'commune'] }),
      Promise.all(SEARCH_LEVERS.map((lever) => this.total({ ...ask, levers: [lever] }, territory, today))),
      this.total({ ...ask, proven: true }, territory, today),
    ]);
    return {
      found: await this.whole(page),
      total: page.total,
      totalIsExact: page.totalIsExact,
      degraded: page.degraded,
      kinds: page.facets['kinds'] ?? [],
      communes: page.facets['commune'] ?? [],
      levers: Object.fromEntries(SEARCH_LEVERS.map((lever, i) => [lever, levers[i]!])) as Record<SearchLever, number>,
      proven,
      wider: page.total === 0 ? await this.wider(ask, territory, today) : [],
    };
  }

  /** @returns every result of a search, all pages together, 2,000 at most */
  async all(ask: SearchAsk, territory: readonly string[], today: string): Promise<FoundSupplier[]> {
    const found: FoundSupplier[] = [];
    for (let page = 1; found.length < CSV_MOST; page += 1) {
      const query = { ...queryOf({ ...ask, page }, territory, today), perPage: CSV_PAGE };
      const hits = await this.search.search(this.index, query);
      found.push(...(await this.whole(hits)));
      if (hits.hits.length < CSV_PAGE) break;
    }
    return found;
  }

  private async whole(page: SearchPage<{ id: string }>): Promise<FoundSupplier[]> {
    const suppliers = await this.facts.byIds(page.hits.map((hit) => hit.document.id));
    // A supplier that left since it was indexed is simply not shown
    return suppliers.map((supplier) => {
      const hit = page.hits.find(({ document }) => document.id === supplier.id)!;
      return { supplier, km: hit.km, matched: hit.matched.map(({ field }) => field) };
    });
  }

  private async total(ask: SearchAsk, territory: readonly string[], today: string): Promise<number> {
    return (await this.search.search(this.index, { ...queryOf(ask, territory, today), page: 1, perPage: 1 })).total;
  }

  private async wider(ask: SearchAsk, territory: readonly string[], today: string): Promise<SupplierResults['wider']> {
    const { near } = ask;
    const asks: SearchAsk[] = near
      ? RADIUSES.filter((km) => near.km !== 0 && (km === 0 || km > near.km)).map((km) => ({
          ...ask,
          near: { ...near, km },
        }))
      : ask.territoryOnly
        ? [{ ...ask, territoryOnly: false }]
        : [];
    const totals = await Promise.all(asks.map((one) => this.total(one, territory, today)));
    return asks.map((one, i) => ({ ask: { ...one, page: 1 }, total: totals[i]! })).filter(({ total }) => total > 0);
  }
}

function queryOf(ask: SearchAsk, territory: readonly string[], today: string): SearchQuery {
  const proven = [...new Set(ask.levers.flatMap((lever) => kindsOfLever(lever, today)))];
  const communes = ask.communes.length > 0 ? ask.communes : ask.territoryOnly ? [...territory] : [];
  return {
    words: ask.words,
    filters: {
      ...(ask.kinds.length > 0 ? { kinds: ask.kinds } : {}),
      ...(proven.length > 0 ? { kindsProven: proven } : ask.proven ? { kindsProven: [...KINDS] } : {}),
      ...(communes.length > 0 ? { commune: communes } : {}),
    },
    ...(ask.near ? { near: { ...ask.near.point, km: ask.near.km || ANYWHERE_KM } } : {}),
    sort: orderOf(ask),
    page: ask.page,
    perPage: SUPPLIERS_PER_PAGE,
    countFacets: [],
  };
}

/** Without words nothing is more relevant than another: the nearest first, else by name. */
function orderOf({ sort, words, near }: SearchAsk): SearchQuery['sort'] {
  if (sort === 'preuve') return { field: 'freshness', direction: 'desc' };
  if (near && (sort === 'distance' || words === '')) return 'distance';
  return words === '' ? { field: 'name', direction: 'asc' } : 'relevance';
}
